"""SciPy: expit, log_expit, logsumexp, softmax, sparse matrices."""

from scipy.sparse import csr_matrix
from scipy.special import expit, log_expit, log_softmax


def softmax_loss_and_gradients(target, context, W, C):
    log_y = log_softmax(C @ W[target])
    e = np.exp(log_y)
    e[context] -= 1
    return -log_y[context], e @ C, np.multiply.outer(e, W[target])


def sgns_loss(w, c_pos, C_neg):
    return -log_expit(c_pos @ w) - log_expit(-C_neg @ w).sum()


def sgns_gradients(w, c_pos, C_neg):
    g = expit(c_pos @ w) - 1
    h = expit(C_neg @ w)
    return g * c_pos + C_neg.T @ h, g * w, h[:, None] * w


def add_rows(table, ids, rows):
    P = len(ids)
    picks = csr_matrix((np.ones(P), (ids, np.arange(P))), shape=(len(table), P))
    table += picks @ rows


def sgns_step(W, C, targets, contexts, negatives, learning_rate):
    w = W[targets]
    words = np.column_stack([contexts, negatives])
    c = C[words]
    x = np.einsum("pd,pjd->pj", w, c)
    x_signed = x.copy()
    x_signed[:, 1:] *= -1
    g = expit(x)
    g[:, 0] -= 1
    add_rows(W, targets, -learning_rate * np.einsum("pj,pjd->pd", g, c))
    add_rows(C, words.ravel(), -learning_rate * (g[:, :, None] * w[:, None]).reshape(-1, w.shape[1]))
    return -log_expit(x_signed).sum(axis=1).mean()
