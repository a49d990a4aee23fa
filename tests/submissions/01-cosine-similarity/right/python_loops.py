"""Plain Python: no NumPy arithmetic, lists and floats come back."""

import math


def one_hot(index, vocab_size):
    if index < 0 or index >= vocab_size:
        raise ValueError(f"index: no word has the id {index}")
    return [1.0 if i == index else 0.0 for i in range(vocab_size)]


def dot_product(v, w):
    if len(v) != len(w):
        raise ValueError(f"v has {len(v)} coordinates, w has {len(w)}")
    total = 0.0
    for x, y in zip(v, w):
        total += float(x) * float(y)
    return total


def cosine_similarity(v, w):
    dot = sum(float(x) * float(y) for x, y in zip(v, w))
    v_length = math.sqrt(sum(float(x) ** 2 for x in v))
    w_length = math.sqrt(sum(float(y) ** 2 for y in w))
    if v_length == 0 or w_length == 0:
        return 0.0
    return max(-1.0, min(1.0, dot / v_length / w_length))


def nearest_neighbors(query, E, k, exclude=()):
    def cosine(row):
        length = math.hypot(*row)
        return 0.0 if length == 0 else sum(x * y for x, y in zip(row, query)) / length

    candidates = [i for i in range(len(E)) if i not in exclude]
    return sorted(candidates, key=lambda i: -cosine(E[i]))[:k]


def analogy(a, b, a_star, E, k=1):
    target = [y - x + z for x, y, z in zip(E[a], E[b], E[a_star])]

    def cosine(row):
        length = math.hypot(*row)
        return 0.0 if length == 0 else sum(x * y for x, y in zip(row, target)) / length

    ranked = sorted(range(len(E)), key=lambda i: cosine(E[i]), reverse=True)
    return [i for i in ranked if i not in {a, b, a_star}][:k]
