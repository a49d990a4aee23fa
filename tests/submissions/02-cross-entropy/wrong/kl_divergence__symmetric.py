"""The mean of both directions.

loses: kl_divergence
mentions: both directions|expected
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    with np.errstate(divide="ignore", invalid="ignore"):
        there = np.where(p > 0, p * np.log(p / q), 0).sum()
        back = np.where(q > 0, q * np.log(q / p), 0).sum()
    return (there + back) / 2
