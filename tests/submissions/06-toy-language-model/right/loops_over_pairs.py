"""Python loops over pairs, tokens and windows; lists come back."""


import math


def encode(tokens, vocabulary):
    ids = []
    for token in tokens:
        try:
            ids.append(vocabulary[token])
        except KeyError:
            raise ValueError(f"the vocabulary has no {token}") from None
    return ids


def softmax_of(scores):
    top = max(scores)
    weights = [math.exp(s - top) for s in scores]
    return [w / sum(weights) for w in weights]


def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
    V, dim = prev_vectors.shape
    B = len(prev_ids)
    dprev = [[0.0] * dim for _ in range(V)]
    dnext = [[0.0] * dim for _ in range(V)]
    loss = 0.0
    for i, j in zip(prev_ids, next_ids):
        scores = [sum(a * b for a, b in zip(prev_vectors[i], row)) for row in next_vectors]
        probs = softmax_of(scores)
        loss -= math.log(probs[j]) / B
        for k in range(V):
            g = (probs[k] - (k == j)) / B
            for d in range(dim):
                dprev[i][d] += g * next_vectors[k][d]
                dnext[k][d] += g * prev_vectors[i][d]
    return loss, dprev, dnext


def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if not temperature > 0:
        raise ValueError(f"temperature: {temperature}")
    return softmax_of([float(sum(prev_vectors[prev_id] * row)) / temperature for row in next_vectors])


def top_k_filter(p, k):
    if k < 1:
        raise ValueError(f"k = {k}")
    order = sorted(range(len(p)), key=lambda i: (-p[i], i))
    keep = set(order[:k])
    total = math.fsum(p[i] for i in keep)
    return [p[i] / total if i in keep else 0.0 for i in range(len(p))]


def top_p_filter(p, mass):
    if mass <= 0 or mass > 1:
        raise ValueError(f"mass = {mass} lies outside (0, 1]")
    keep, total = [], 0.0
    for i in sorted(range(len(p)), key=lambda i: p[i], reverse=True):
        keep.append(i)
        total += p[i]
        if total >= mass and mass < 1:
            break
    total = sum(p[i] for i in keep)
    return tuple(p[i] / total if i in keep else 0 for i in range(len(p)))


def context_windows(ids, size, pad_id):
    rows = []
    window = [pad_id] * size
    for i in ids:
        rows.append(list(window))
        window = window[1:] + [int(i)]
    return rows, [int(i) for i in ids]
