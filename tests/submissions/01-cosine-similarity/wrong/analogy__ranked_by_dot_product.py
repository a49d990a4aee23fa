"""The dot product ranks: the longest row answers everything.

loses: analogy
mentions: dot product
"""

def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(target)
    norms[norms == 0] = 1
    scores = E @ target
    ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b, a_star)]
    return np.array(ids[:k])
