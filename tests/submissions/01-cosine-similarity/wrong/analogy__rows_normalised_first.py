"""The rows are scaled to length 1 before the subtraction, as word2vec does.

loses: analogy
mentions: scaled to length 1
"""

def analogy(a, b, a_star, E, k=1):
    lengths = np.linalg.norm(E, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    U = E / lengths
    target = U[b] - U[a] + U[a_star]
    ids = [i for i in np.argsort(-(U @ target), kind="stable") if i not in (a, b, a_star)]
    return np.array(ids[:k])
