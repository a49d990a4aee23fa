"""Euclidean distance ranks, as in some slides.

loses: analogy
mentions: euclidean
"""

def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(target)
    norms[norms == 0] = 1
    scores = np.linalg.norm(E - target, axis=1)
    ids = [i for i in np.argsort(scores, kind="stable") if i not in (a, b, a_star)]
    return np.array(ids[:k])
