"""The survivors do not add up to 1.

loses: top_p_filter
mentions: renormalised
"""


def top_p_filter(p, mass):
    if not 0 < mass <= 1:
        raise ValueError("mass must lie in (0, 1]")
    order = np.argsort(-p, kind="stable")
    total = np.cumsum(p[order])
    n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
    q = np.zeros(len(p))
    q[order[:n]] = p[order[:n]]
    return q
