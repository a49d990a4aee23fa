"""Sample answers of tied_lm_loss_and_gradients."""


# %% base: everything flattened to one row a place
def tied_lm_loss_and_gradients(E, c, ids, targets, core):
    words, right = ids.reshape(-1), targets.reshape(-1)
    n = len(words)
    H, back = core(E[ids])
    H = np.asarray(H)
    flat = H.reshape(n, -1)
    Z = flat @ E.T + c
    Z = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(Z)
    P /= P.sum(axis=1, keepdims=True)
    loss = float(np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), right]))
    G = P.copy()
    G[np.arange(n), right] -= 1
    G /= n
    dH = (G @ E).reshape(H.shape)
    dX = np.asarray(back(dH)).reshape(n, -1)
    dE = G.T @ flat
    for word, row in zip(words, dX):
        dE[word] += row
    return loss, dE, G.sum(axis=0)


# %% wrong: The input's gradient is missing | mentions: input is missing
# - for word, row in zip(words, dX):
# -     dE[word] += row


# %% wrong: The output's gradient is missing | mentions: output is missing
# - dE = G.T @ flat
# + dE = np.zeros(E.shape)


# %% wrong: Repeated words count once | mentions: only one counts|add up
# - for word, row in zip(words, dX):
# -     dE[word] += row
# + dE[words] += dX


# %% wrong: back is left out | mentions: back
# - dX = np.asarray(back(dH)).reshape(n, -1)
# + dX = dH.reshape(n, -1)


# %% wrong: The gradient of the sum | mentions: sum|mean
# - G /= n


# %% wrong: The loss is a sum | mentions: sum of the losses
# - loss = float(np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), right]))
# + loss = float(np.sum(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(n), right]))


# %% wrong: Divided by the sequences | mentions: sequences only
# - G /= n
# + G /= len(ids)


# %% wrong: The bias is missing | mentions: bias c is missing
# - Z = flat @ E.T + c
# + Z = flat @ E.T


# %% wrong: Overflow | mentions: maximum|finite
# - Z = Z - Z.max(axis=1, keepdims=True)


# %% wrong: The rows that are read are overwritten | mentions: overwritten|add up
# - dE[word] += row
# + dE[word] = row


# %% wrong: The maximum of all scores is subtracted | mentions: maximum of its own
# - Z = Z - Z.max(axis=1, keepdims=True)
# + Z = Z - Z.max()


# %% wrong: The gradient of the input goes to the targets' rows | mentions: rows? of the target
# - for word, row in zip(words, dX):
# + for word, row in zip(right, dX):
