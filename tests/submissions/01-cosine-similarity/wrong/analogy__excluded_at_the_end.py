"""The words of the question get -inf and come back when k is large.

loses: analogy
mentions: k = 10 answers
"""

def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(target)
    norms[norms == 0] = 1
    scores = E @ target / norms
    scores[[a, b, a_star]] = -np.inf
    return np.argsort(-scores, kind="stable")[:k]
