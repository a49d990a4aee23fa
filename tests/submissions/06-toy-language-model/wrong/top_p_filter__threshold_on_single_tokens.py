"""Keeps tokens whose own probability reaches 1 - mass.

loses: top_p_filter
mentions: top-p
"""


def top_p_filter(p, mass):
    if not 0 < mass <= 1:
        raise ValueError("mass must lie in (0, 1]")
    order = np.argsort(-p, kind="stable")
    total = np.cumsum(p[order])
    n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
    q = np.where(p >= min(1 - mass, p.max()), p, 0)
    return q / q.sum()
