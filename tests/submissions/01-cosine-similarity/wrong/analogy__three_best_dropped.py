"""The three best hits are dropped, taken for the words of the question.

loses: analogy
mentions: expected
"""

def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    norms = np.linalg.norm(E, axis=1) * np.linalg.norm(target)
    norms[norms == 0] = 1
    return np.argsort(-(E @ target / norms), kind="stable")[3 : 3 + k]
