"""Lists, tuples and NumPy scalars where the docstring says arrays and floats."""
# %% answer one_hot
def one_hot(index, vocab_size):
    if index not in range(vocab_size):
        raise ValueError("index")
    return [1.0 if i == index else 0.0 for i in range(vocab_size)]
# %% answer dot_product
def dot_product(v, w):
    if len(v) != len(w):
        raise ValueError("v and w")
    return np.sum(np.asarray(v, dtype=float) * w, keepdims=False)
# %% answer analogy
def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    with np.errstate(all="ignore"):
        scores = np.nan_to_num(E @ target / (np.linalg.norm(E, axis=1) * np.linalg.norm(target)))
    ranked = sorted((i for i in range(len(E)) if i not in (a, b, a_star)), key=lambda i: -scores[i])
    return tuple(np.int64(i) for i in ranked[:k])
