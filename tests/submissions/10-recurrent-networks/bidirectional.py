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
