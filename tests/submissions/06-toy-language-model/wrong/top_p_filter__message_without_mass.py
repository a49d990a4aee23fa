"""The message does not name the argument.

loses: top_p_filter
mentions: should name
"""


def top_p_filter(p, mass):
    if not 0 < mass <= 1:
        raise ValueError("the threshold must lie in (0, 1]")
    order = np.argsort(-p, kind="stable")
    total = np.cumsum(p[order])
    n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
    q = np.zeros(len(p))
    q[order[:n]] = p[order[:n]]
    return q / q.sum()
