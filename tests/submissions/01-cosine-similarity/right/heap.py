"""A heap keeps the k best; negated ids settle ties."""

import heapq


def nearest_neighbors(query, E, k, exclude=()):
    banned = set(exclude)
    lengths = np.sqrt((E * E).sum(axis=1))
    scored = []
    for i, row in enumerate(E):
        if i in banned:
            continue
        score = 0.0 if lengths[i] == 0 else float((row * query).sum() / lengths[i])
        scored.append((score, -i))
    return np.array([-i for _, i in heapq.nlargest(k, scored)])


def analogy(a, b, a_star, E, k=1):
    target = E[a_star] + (E[b] - E[a])
    lengths = np.sqrt((E * E).sum(axis=1))
    scored = []
    for i in set(range(len(E))) - {a, b, a_star}:
        scored.append((float(E[i] @ target) / max(lengths[i], 1e-300), i))
    return tuple(i for _, i in heapq.nlargest(k, scored))
