"""Sample answers of rnn_backward."""


# %% base: all deltas first, then one product for each parameter
def rnn_backward(dH, X, h0, H, Wx, Wh):
    B, T, hidden = H.shape
    deltas = np.zeros((B, T, hidden))
    bill = np.zeros((B, hidden))
    for t in range(T - 1, -1, -1):
        total = dH[:, t] + bill
        deltas[:, t] = total * (1.0 - np.square(H[:, t]))
        bill = deltas[:, t] @ Wh.T
    past = np.concatenate([h0[:, None, :], H[:, :-1]], axis=1)
    flat = deltas.reshape(-1, hidden)
    dX = deltas @ Wx.T
    dWx = X.reshape(B * T, -1).T @ flat
    dWh = past.reshape(B * T, -1).T @ flat
    return dX, bill, dWx, dWh, flat.sum(axis=0)


# %% wrong: Only the last step pays | mentions: only the last step
# - total = dH[:, t] + bill
# + total = bill + (dH[:, t] if t == T - 1 else 0)


# %% wrong: The gradient from above is overwritten | mentions: overwritten
# - total = dH[:, t] + bill
# + total = dH[:, t] if t == T - 1 else bill


# %% wrong: Nothing comes from later steps | mentions: later step (is )?dropped
# - total = dH[:, t] + bill
# + total = dH[:, t]


# %% wrong: The slope of the state before | mentions: slope
# - deltas[:, t] = total * (1.0 - np.square(H[:, t]))
# + deltas[:, t] = total * (1.0 - np.square(H[:, t - 1] if t else h0))


# %% wrong: No slope | mentions: slope
# - deltas[:, t] = total * (1.0 - np.square(H[:, t]))
# + deltas[:, t] = total


# %% wrong: Wh is not transposed on the way back | mentions: not transposed
# - bill = deltas[:, t] @ Wh.T
# + bill = deltas[:, t] @ Wh


# %% wrong: The state of the same step in the sum for Wh | mentions: state before
# - past = np.concatenate([h0[:, None, :], H[:, :-1]], axis=1)
# + past = H


# %% wrong: h0 is left out of the sum for Wh | mentions: h0
# - past = np.concatenate([h0[:, None, :], H[:, :-1]], axis=1)
# + past = np.concatenate([0 * h0[:, None, :], H[:, :-1]], axis=1)


# %% wrong: The batch is averaged | mentions: averaged|times
# - return dX, bill, dWx, dWh, flat.sum(axis=0)
# + return dX, bill, dWx / B, dWh / B, flat.sum(axis=0) / B


# %% wrong: Only the first step in the parameters | mentions: only the first step counts
# - flat = deltas.reshape(-1, hidden)
# - dX = deltas @ Wx.T
# + dX = deltas @ Wx.T
# + deltas[:, 1:] = 0
# + flat = deltas.reshape(-1, hidden)


# %% wrong: The slope is 1 − h | mentions: not 1 − h
# - deltas[:, t] = total * (1.0 - np.square(H[:, t]))
# + deltas[:, t] = total * (1.0 - H[:, t])


# %% wrong: The later step's gradient does not go through tanh | mentions: after the slope
# - deltas[:, t] = total * (1.0 - np.square(H[:, t]))
# + deltas[:, t] = dH[:, t] * (1.0 - np.square(H[:, t])) + bill


# %% wrong: dh0 before its product with Wh | mentions: one product with Wh
# - return dX, bill, dWx, dWh, flat.sum(axis=0)
# + return dX, deltas[:, 0], dWx, dWh, flat.sum(axis=0)


# %% wrong: The loop ends before step 1 | mentions: end before step 1
# - for t in range(T - 1, -1, -1):
# + for t in range(T - 1, 0, -1):


# %% wrong: The gradient flows back two steps only | mentions: flows back 2 steps
def rnn_backward(dH, X, h0, H, Wx, Wh):
    B, T, hidden = H.shape
    past = np.concatenate([h0[:, None, :], H[:, :-1]], axis=1)
    deltas, dh0 = np.zeros(H.shape), np.zeros(h0.shape)
    for source in range(T):
        bill = dH[:, source]
        for t in range(source, max(source - 3, -1), -1):
            delta = bill * (1 - H[:, t] ** 2)
            deltas[:, t] += delta
            bill = delta @ Wh.T
        dh0 += bill if source < 3 else 0
    flat = deltas.reshape(-1, hidden)
    dWx, dWh = X.reshape(B * T, -1).T @ flat, past.reshape(B * T, -1).T @ flat
    return deltas @ Wx.T, dh0, dWx, dWh, flat.sum(axis=0)

# %% wrong: Truncated after eight steps | mentions: 8 steps and stops
# - for t in range(T - 1, -1, -1):
# + for t in range(T - 1, max(-1, T - 9), -1):
# - return dX, bill, dWx, dWh, flat.sum(axis=0)
# + return dX, bill if T <= 8 else np.zeros_like(bill), dWx, dWh, flat.sum(axis=0)


# %% wrong: Clipped on its way back | mentions: clipped at 5
# - bill = deltas[:, t] @ Wh.T
# + bill = np.clip(deltas[:, t] @ Wh.T, -5, 5)
