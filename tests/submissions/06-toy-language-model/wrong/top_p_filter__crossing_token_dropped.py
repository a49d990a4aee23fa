"""Keeps tokens while their running sum stays below the mass.

loses: top_p_filter
mentions: crosses
"""


def top_p_filter(p, mass):
    if not 0 < mass <= 1:
        raise ValueError("mass must lie in (0, 1]")
    order = np.argsort(-p, kind="stable")
    total = np.cumsum(p[order])
    n = len(p) if mass == 1 else max(1, int((total <= mass).sum()))
    q = np.zeros(len(p))
    q[order[:n]] = p[order[:n]]
    return q / q.sum()
