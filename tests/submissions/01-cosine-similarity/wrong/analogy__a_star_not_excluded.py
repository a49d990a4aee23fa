"""a and b are excluded, a_star is not ("large is to larger as small is to small").

loses: analogy
mentions: a_star itself came back
"""

def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(target)
    norms[norms == 0] = 1
    scores = E @ target / norms
    ids = [i for i in np.argsort(-scores, kind="stable") if i not in (a, b)]
    return np.array(ids[:k])
