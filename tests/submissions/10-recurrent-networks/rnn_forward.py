"""Sample answers of rnn_forward."""


# %% base: a list of states, stacked at the end
def rnn_forward(X, h0, Wx, Wh, b):
    h, states = h0, []
    for x in np.swapaxes(X, 0, 1):
        h = np.tanh(x @ Wx + h @ Wh + b)
        states.append(h)
    return np.stack(states, axis=1)


# %% wrong: h0 is ignored | mentions: h0 is ignored
# - h, states = h0, []
# + h, states = np.zeros(h0.shape), []


# %% wrong: Every step begins with h0 | mentions: not passed on|begins with h0
# - h = np.tanh(x @ Wx + h @ Wh + b)
# + h = np.tanh(x @ Wx + h0 @ Wh + b)


# %% wrong: The state is not squashed before it is passed on | mentions: squashed
# - h = np.tanh(x @ Wx + h @ Wh + b)
# - states.append(h)
# + h = x @ Wx + h @ Wh + b
# + states.append(np.tanh(h))


# %% wrong: Wh is transposed | mentions: transposed
# - h = np.tanh(x @ Wx + h @ Wh + b)
# + h = np.tanh(x @ Wx + h @ Wh.T + b)


# %% wrong: The bias is forgotten | mentions: bias
# - h = np.tanh(x @ Wx + h @ Wh + b)
# + h = np.tanh(x @ Wx + h @ Wh)


# %% wrong: h0 is among the states | mentions: h0 is among
# - h, states = h0, []
# + h, states = h0, [h0]


# %% wrong: The last state only | mentions: last state|shape
# - return np.stack(states, axis=1)
# + return h


# %% wrong: Steps come first | mentions: axes|transposed|order
# - return np.stack(states, axis=1)
# + return np.stack(states)


# %% wrong: A logistic function | mentions: σ|expected
# - h = np.tanh(x @ Wx + h @ Wh + b)
# + h = 1 / (1 + np.exp(-(x @ Wx + h @ Wh + b)))


# %% wrong: The bias is added after tanh | mentions: added after tanh
def rnn_forward(X, h0, Wx, Wh, b):
    h, states = h0, []
    for t in range(X.shape[1]):
        h = np.tanh(X[:, t] @ Wx + h @ Wh) + b
        states.append(h)
    return np.stack(states, axis=1)


# %% wrong: A sequence goes on with the state of the one above it | mentions: begins with its own
def rnn_forward(X, h0, Wx, Wh, b):
    H, h = np.zeros((*X.shape[:2], len(b))), h0[0]
    for s in range(len(X)):
        for t in range(X.shape[1]):
            h = H[s, t] = np.tanh(X[s, t] @ Wx + h @ Wh + b)
    return H
