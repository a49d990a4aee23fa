"""Sample answers of label_loss."""


# %% base: a mask of ones and zeros
def label_loss(logits, labels):
    mask = (labels != -1).astype(float)
    count = mask.sum()
    if count == 0:
        raise ValueError("labels: nothing but padding")
    Z = logits - logits.max(axis=2, keepdims=True)
    log_p = Z - np.log(np.exp(Z).sum(axis=2, keepdims=True))
    one_hot = np.eye(logits.shape[2])[np.maximum(labels, 0)]
    loss = -((log_p * one_hot).sum(axis=2) * mask).sum() / count
    return float(loss), (np.exp(log_p) - one_hot) * mask[:, :, None] / count


# %% wrong: Padding in the mean | mentions: padding counts
# - count = mask.sum()
# + count = mask.size


# %% wrong: Padding is label 0 | mentions: scored as label 0|padding
# - mask = (labels != -1).astype(float)
# + mask = np.ones(labels.shape)


# %% wrong: Padding is the last label | mentions: last label|scored
# - mask = (labels != -1).astype(float)
# + mask = np.ones(labels.shape)

# - one_hot = np.eye(logits.shape[2])[np.maximum(labels, 0)]
# + one_hot = np.eye(logits.shape[2])[labels]


# %% wrong: A gradient on the padding | mentions: on the padding
# - return float(loss), (np.exp(log_p) - one_hot) * mask[:, :, None] / count
# + return float(loss), (np.exp(log_p) - one_hot) / count


# %% wrong: The mean of the sentences' means | mentions: sentences' means|nan|finite
# - loss = -((log_p * one_hot).sum(axis=2) * mask).sum() / count
# + loss = np.mean(-((log_p * one_hot).sum(axis=2) * mask).sum(axis=1) / np.maximum(mask.sum(axis=1), 1))


# %% wrong: The sum | mentions: sum
# - loss = -((log_p * one_hot).sum(axis=2) * mask).sum() / count
# + loss = -((log_p * one_hot).sum(axis=2) * mask).sum()


# %% wrong: No error without tokens | mentions: ValueError
# - if count == 0:
# -     raise ValueError("labels: nothing but padding")
# + count = max(count, 1)


# %% wrong: Overflow | mentions: finite|maximum
# - Z = logits - logits.max(axis=2, keepdims=True)
# + Z = logits


# %% wrong: The gradient of the sum | mentions: gradient of the sum
# - return float(loss), (np.exp(log_p) - one_hot) * mask[:, :, None] / count
# + return float(loss), (np.exp(log_p) - one_hot) * mask[:, :, None]


# %% right: An error without the argument's name, and the gradient in single precision
def label_loss(logits, labels):
    places = np.argwhere(labels >= 0)
    if not len(places):
        raise ValueError("there is no real token")
    loss, dlogits = 0.0, np.zeros(logits.shape, dtype=np.float32)
    for b, t in places:
        log_p = logits[b, t] - np.logaddexp.reduce(logits[b, t])
        loss -= log_p[labels[b, t]] / len(places)
        dlogits[b, t] = np.exp(log_p) / len(places)
        dlogits[b, t, labels[b, t]] -= 1 / len(places)
    return loss, dlogits


# %% wrong: The maximum of all scores is subtracted | mentions: maximum of its own|nan
# - Z = logits - logits.max(axis=2, keepdims=True)
# + Z = logits - logits.max()
