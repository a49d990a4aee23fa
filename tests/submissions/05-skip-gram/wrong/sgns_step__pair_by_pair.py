"""Pair after pair, each with the tables as the last one left them.

loses: sgns_step
mentions: pair by pair|before either|expected
"""


def sgns_step(W, C, targets, contexts, negatives, learning_rate):
    sigmoid = lambda x: 0.5 * (1 + np.tanh(0.5 * x))
    loss = 0.0
    old_W, old_C = W.copy(), C.copy()
    for t, c, ns in zip(targets, contexts, negatives):
        loss += np.logaddexp(0, -old_W[t] @ old_C[c]) + np.logaddexp(0, old_C[ns] @ old_W[t]).sum()
        dw = (sigmoid(W[t] @ C[c]) - 1) * C[c] + sigmoid(C[ns] @ W[t]) @ C[ns]
        dc = (sigmoid(W[t] @ C[c]) - 1) * W[t]
        dn = np.outer(sigmoid(C[ns] @ W[t]), W[t])
        W[t] -= learning_rate * dw
        C[c] -= learning_rate * dc
        np.subtract.at(C, ns, learning_rate * dn)
    return loss / len(targets)
