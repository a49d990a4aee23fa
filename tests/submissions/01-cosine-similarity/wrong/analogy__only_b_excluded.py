"""b is excluded, since it is "always the one"; a and a_star are not.

loses: analogy
mentions: a itself came back|a_star itself came back
"""

def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(target)
    norms[norms == 0] = 1
    scores = E @ target / norms
    ids = [i for i in np.argsort(-scores, kind="stable") if i not in (b,)]
    return np.array(ids[:k])
