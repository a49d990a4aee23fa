"""Half the sum of absolute differences, the total variation distance.

loses: kl_divergence
mentions: expected
"""

def kl_divergence(p, q):
    for name, d in (("p", p), ("q", q)):
        if (d < 0).any() or abs(d.sum() - 1) > 1e-6:
            raise ValueError(f"{name} is not a distribution")
    return np.abs(p - q).sum() / 2
