"""Sorted by probability: tokens lose their places.

loses: top_p_filter
mentions: every token keeps its place|expected
"""


def top_p_filter(p, mass):
    if not 0 < mass <= 1:
        raise ValueError("mass must lie in (0, 1]")
    order = np.argsort(-p, kind="stable")
    total = np.cumsum(p[order])
    n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
    q = np.zeros(len(p))
    q[:n] = p[order[:n]]
    return q / q.sum()
