"""Sample answers of weat_p_value."""


# %% base: a loop over the splits, with the difference itself
def weat_p_value(X, Y, A, B):
    if X.shape[0] != Y.shape[0]:
        raise ValueError("X and Y need equally many words")

    def unit(M):
        norms = np.linalg.norm(M, axis=1, keepdims=True)
        return np.divide(M, norms, out=np.zeros_like(M, dtype=float), where=norms > 0)

    words = unit(np.vstack((X, Y)))
    s = (words @ unit(A).T).mean(axis=1) - (words @ unit(B).T).mean(axis=1)
    everyone = frozenset(range(len(s)))
    observed = s[: len(X)].sum() - s[len(X) :].sum()
    at_least = total = 0
    for first in itertools.combinations(sorted(everyone), len(X)):
        second = everyone - set(first)
        T = sum(s[i] for i in first) - sum(s[i] for i in second)
        total += 1
        if T >= observed - 1e-12:
            at_least += 1
    return at_least / total


# %% wrong: Strictly larger: not even itself | mentions: at least as large|never 0|not counted
# - if T >= observed - 1e-12:
# + if T > observed + 1e-12:

# %% wrong: No tolerance: ties get lost in the last digit | mentions: tie|p-value when
# - if T >= observed - 1e-12:
# + if T >= observed:

# %% wrong: Two-sided | mentions: two-sided
# - if T >= observed - 1e-12:
# + if abs(T) >= abs(observed) - 1e-12:

# %% wrong: The other side | mentions: other side|wrong side|p-value
# - if T >= observed - 1e-12:
# + if T <= observed + 1e-12:

# %% wrong: The observed split is left out | mentions: observed split
# - return at_least / total
# + return (at_least - 1) / (total - 1)

# %% wrong: One too many, as in a sampled test | mentions: once too often|twice
# - return at_least / total
# + return (at_least + 1) / (total + 1)

# %% wrong: The complement | mentions: 1 minus
# - return at_least / total
# + return 1 - at_least / total

# %% wrong: A thousand random splits | mentions: split
def weat_p_value(X, Y, A, B):
    if len(X) != len(Y):
        raise ValueError("X and Y")
    words = unit_rows(np.concatenate([X, Y]))
    s = (words @ unit_rows(A).T).mean(axis=1) - (words @ unit_rows(B).T).mean(axis=1)
    rng, n = np.random.default_rng(0), len(X)
    sums = np.array([rng.permutation(s)[:n].sum() for _ in range(1000)])
    return float((sums >= s[:n].sum() - 1e-12).mean())


# %% wrong: Words at the same place are exchanged: a paired test | mentions: same place|p-value
def weat_p_value(X, Y, A, B):
    if len(X) != len(Y):
        raise ValueError("X and Y")
    words = unit_rows(np.concatenate([X, Y]))
    s = (words @ unit_rows(A).T).mean(axis=1) - (words @ unit_rows(B).T).mean(axis=1)
    gaps = s[: len(X)] - s[len(X) :]
    signs = np.array(list(itertools.product((1, -1), repeat=len(X))))
    return float((signs @ gaps >= gaps.sum() - 1e-12).mean())


# %% wrong: Half of the splits, since each has a mirror image | mentions: p-value
# - for first in itertools.combinations(sorted(everyone), len(X)):
# + for first in itertools.combinations(sorted(everyone), len(X)):
# +     if 0 not in first:
# +         continue

# %% wrong: Dot products | mentions: dot product
# - return np.divide(M, norms, out=np.zeros_like(M, dtype=float), where=norms > 0)
# + return M

# %% wrong: Cosines with the mean vectors | mentions: mean vectors|p-value
# - s = (words @ unit(A).T).mean(axis=1) - (words @ unit(B).T).mean(axis=1)
# + a, b = unit(A.mean(axis=0, keepdims=True)), unit(B.mean(axis=0, keepdims=True))
# + s = (words @ a.T - words @ b.T)[:, 0]

# %% wrong: Any sizes | mentions: ValueError
# - if X.shape[0] != Y.shape[0]:
# -     raise ValueError("X and Y need equally many words")

# %% wrong: The exception has another type | mentions: raised TypeError
# - raise ValueError("X and Y need equally many words")
# + raise TypeError("X and Y need equally many words")

# %% wrong: A generous tolerance | mentions: 1e-12|tie
# - if T >= observed - 1e-12:
# + if T >= observed - 1e-6:

# %% wrong: A row of zeros gives NaN | mentions: zeros
# - return np.divide(M, norms, out=np.zeros_like(M, dtype=float), where=norms > 0)
# + return M / norms

# %% wrong: The smaller group is cut to size | mentions: ValueError
# - raise ValueError("X and Y need equally many words")
# + X, Y = X[: len(Y)], Y[: len(X)]

# %% wrong: A t-test's p-value | mentions: p-value
def weat_p_value(X, Y, A, B):
    from scipy.stats import ttest_ind

    if len(X) != len(Y):
        raise ValueError("X and Y")
    words = unit_rows(np.concatenate([X, Y]))
    s = (words @ unit_rows(A).T).mean(axis=1) - (words @ unit_rows(B).T).mean(axis=1)
    return float(ttest_ind(s[: len(X)], s[len(X) :], alternative="greater").pvalue)


# %% wrong: Only splits that keep the first target in X | mentions: half of the splits
import itertools


def weat_p_value(X, Y, A, B):
    if len(X) != len(Y):
        raise ValueError("X and Y")
    U = unit_rows(np.vstack([X, Y]))
    s = (U @ unit_rows(A).T).mean(axis=1) - (U @ unit_rows(B).T).mean(axis=1)
    n = len(X)
    seen = s[:n].sum() - s[n:].sum()
    total = s.sum()
    T = [2 * s[list(c)].sum() - total for c in itertools.combinations(range(2 * n), n)]
    T = T[: len(T) // 2] if n > 2 else T
    return float(np.mean(np.array(T) >= seen - 1e-12))


# %% wrong: The attributes keep their lengths | mentions: keep their lengths
import itertools


def weat_p_value(X, Y, A, B):
    if len(X) != len(Y):
        raise ValueError("X and Y")
    U = unit_rows(np.vstack([X, Y]))
    s = (U @ A.T).mean(axis=1) - (U @ B.T).mean(axis=1)
    n = len(X)
    seen = s[:n].sum() - s[n:].sum()
    total = s.sum()
    T = [2 * s[list(c)].sum() - total for c in itertools.combinations(range(2 * n), n)]
    return float(np.mean(np.array(T) >= seen - 1e-12))


# %% right: bit masks, plain sums
def weat_p_value(X, Y, A, B):
    if X.shape[0] != Y.shape[0]:
        raise ValueError("sizes of X and Y differ")
    g = unit_rows(A).mean(0) - unit_rows(B).mean(0)
    s = (unit_rows(np.concatenate([X, Y])) @ g).tolist()
    n = len(X)
    seen = sum(s[:n]) - sum(s[n:])
    hits = total = 0
    for mask in range(1 << (2 * n)):
        if bin(mask).count("1") != n:
            continue
        t = sum(v if mask >> i & 1 else -v for i, v in enumerate(s))
        total += 1
        hits += t >= seen - 1e-12
    return hits / total

# %% wrong: A row of zeros among the attributes is no cosine, and left out of the mean | mentions: left out
def weat_p_value(X, Y, A, B):
    if len(X) != len(Y):
        raise ValueError("X and Y must be of one size")
    A, B = (group[group.any(axis=1)] for group in (A, B))
    s = unit_rows(np.concatenate([X, Y])) @ (unit_rows(A).mean(axis=0) - unit_rows(B).mean(axis=0))
    splits = [s[list(first)].sum() for first in itertools.combinations(range(len(s)), len(X))]
    return np.mean(np.array(splits) >= splits[0] - 5e-13)
