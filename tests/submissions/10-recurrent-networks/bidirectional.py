"""Sample answers of bidirectional."""


# %% base: an array of zeros, filled row by row
def bidirectional(X, lengths, forward, backward):
    out = None
    for s in range(len(X)):
        n = int(lengths[s])
        ahead = np.asarray(forward(X[s, :n]))
        behind = np.flip(np.asarray(backward(np.flip(X[s, :n], axis=0))), axis=0)
        if out is None:
            out = np.zeros((X.shape[0], X.shape[1], 2 * ahead.shape[1]))
        size = ahead.shape[1]
        out[s, :n, :size] = ahead
        out[s, :n, size:] = behind
    return out


# %% wrong: The backward states are not turned back | mentions: not turned back
# - behind = np.flip(np.asarray(backward(np.flip(X[s, :n], axis=0))), axis=0)
# + behind = np.asarray(backward(np.flip(X[s, :n], axis=0)))


# %% wrong: The padding is turned to the front | mentions: padding is read
# - behind = np.flip(np.asarray(backward(np.flip(X[s, :n], axis=0))), axis=0)
# + behind = np.flip(np.asarray(backward(np.flip(X[s], axis=0))), axis=0)[:n]


# %% wrong: Both read forwards | mentions: forwards
# - behind = np.flip(np.asarray(backward(np.flip(X[s, :n], axis=0))), axis=0)
# + behind = np.asarray(backward(X[s, :n]))


# %% wrong: The backward states first | mentions: changed places
# - out[s, :n, :size] = ahead
# - out[s, :n, size:] = behind
# + out[s, :n, size:] = ahead
# + out[s, :n, :size] = behind


# %% wrong: The two are added | mentions: shape
# - out = np.zeros((X.shape[0], X.shape[1], 2 * ahead.shape[1]))
# + out = np.zeros((X.shape[0], X.shape[1], ahead.shape[1]))

# - out[s, :n, size:] = behind
# + out[s, :n] += behind


# %% wrong: lengths is ignored | mentions: lengths|padding is read
# - n = int(lengths[s])
# + n = X.shape[1]


# %% wrong: The forward network twice | mentions: first network reads
# - behind = np.flip(np.asarray(backward(np.flip(X[s, :n], axis=0))), axis=0)
# + behind = np.flip(np.asarray(forward(np.flip(X[s, :n], axis=0))), axis=0)


# %% wrong: All are cut to the shortest | mentions: shortest
# - n = int(lengths[s])
# + n = int(min(lengths))


# %% wrong: What is read is not turned, what comes back is | mentions: not turned round, only what it gives
def bidirectional(X, lengths, forward, backward):
    states = [np.hstack([forward(x[:n]), backward(x[:n])[::-1]]) for x, n in zip(X, lengths)]
    return np.stack([np.pad(s, ((0, X.shape[1] - len(s)), (0, 0))) for s in states])


# %% wrong: The padding is set to zero and read | mentions: set to 0 and read|padding is read
def bidirectional(X, lengths, forward, backward):
    real = (np.arange(X.shape[1]) < lengths[:, None])[:, :, None]
    return np.stack([np.hstack([forward(x), backward(x[::-1])[::-1]]) for x in np.where(real, X, 0)]) * real
