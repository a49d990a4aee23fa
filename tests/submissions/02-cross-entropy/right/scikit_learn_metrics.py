"""scikit-learn's log_loss for the loss, SciPy's stats.entropy for the rest."""

from scipy import stats
from sklearn.utils.extmath import softmax as row_softmax


def _valid(name, d):
    if np.min(d) < 0 or np.abs(np.sum(d) - 1) > 1e-6:
        raise ValueError(f"{name}: not a distribution")


def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature <= 0")
    moved = np.moveaxis(np.atleast_1d(z), axis, -1).astype(float)
    flat = row_softmax(moved.reshape(-1, moved.shape[-1]) / temperature)
    return np.moveaxis(flat.reshape(moved.shape), -1, axis)


def entropy(p):
    _valid("p", p)
    return stats.entropy(p)


def kl_divergence(p, q):
    _valid("p", p)
    _valid("q", q)
    return stats.entropy(p, q)


def cross_entropy(p, q):
    _valid("p", p)
    _valid("q", q)
    return stats.entropy(p) + stats.entropy(p, q)
