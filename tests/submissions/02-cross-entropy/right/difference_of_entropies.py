"""KL as H(p, q) - H(p), cross-entropy as the sum of entropy and divergence; helpers in a cell of their own."""

def distribution(name, values):
    values = np.array(values, dtype=np.float64)
    if values.min() < 0.0:
        raise ValueError(f"{name}: {values.min()} is negative")
    if abs(values.sum() - 1.0) > 1e-6:
        raise ValueError(f"{name}: sum {values.sum()} is not 1")
    return values


def weighted_surprise(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = -p * np.log(q)
    terms[p == 0] = 0
    return terms.sum()


def entropy(p):
    p = distribution("p", p)
    return max(0.0, weighted_surprise(p, p))


def cross_entropy(p, q):
    return weighted_surprise(distribution("p", p), distribution("q", q))


def kl_divergence(p, q):
    p, q = distribution("p", p), distribution("q", q)
    return max(0.0, weighted_surprise(p, q) - weighted_surprise(p, p))
