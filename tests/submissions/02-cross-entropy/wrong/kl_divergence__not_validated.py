"""Anything is accepted.

loses: kl_divergence
mentions: should raise ValueError
"""

def kl_divergence(p, q):
    m = p > 0
    with np.errstate(all="ignore"):
        return (p[m] * np.log(p[m] / q[m])).sum()
