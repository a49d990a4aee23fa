"""argmax of all-False is 0: with mass 1 rounding leaves one token.

loses: top_p_filter
mentions: needed to reach 1
"""


def top_p_filter(p, mass):
    if not 0 < mass <= 1:
        raise ValueError("mass must lie in (0, 1]")
    order = np.argsort(-p, kind="stable")
    total = np.cumsum(p[order])
    n = int(np.argmax(total >= mass)) + 1
    q = np.zeros(len(p))
    q[order[:n]] = p[order[:n]]
    return q / q.sum()
