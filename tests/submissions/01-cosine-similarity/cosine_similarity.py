"""Sample answers of cosine_similarity."""

# %% base: the dot product over both norms, clipped
def cosine_similarity(v, w):
    norms = np.linalg.norm(v) * np.linalg.norm(w)
    if norms == 0:
        return 0.0
    return float(np.clip(v @ w / norms, -1, 1))

# %% wrong: abs(cos): "negative means antonym, and antonyms are related"
# | mentions: sign is lost|opposite directions
# - return float(np.clip(v @ w / norms, -1, 1))
# + return min(1.0, abs(float(v @ w)) / norms)

# %% wrong: The angle in radians in place of its cosine | mentions: angle in radians
# - return float(np.clip(v @ w / norms, -1, 1))
# + return float(np.arccos(np.clip(v @ w / norms, -1, 1)))

# %% wrong: 1 - cos, as scipy.spatial.distance.cosine gives it | mentions: distance
# - return float(np.clip(v @ w / norms, -1, 1))
# + return float(1 - np.clip(v @ w / norms, -1, 1))

# %% wrong: One norm used twice: divides by |v|² | mentions: norm used twice
# - norms = np.linalg.norm(v) * np.linalg.norm(w)
# - if norms == 0:
# + norms = np.linalg.norm(v) * np.linalg.norm(v)
# + if norms == 0 or not w.any():

# %% wrong: Rounded to three decimals, as the slides print it | mentions: almost right|rounded
# - return float(np.clip(v @ w / norms, -1, 1))
# + return round(float(np.clip(v @ w / norms, -1, 1)), 3)

# %% wrong: The square roots are missing: divides by |v|²|w|² | mentions: square root
# - norms = np.linalg.norm(v) * np.linalg.norm(w)
# + norms = (v @ v) * (w @ w)

# %% wrong: (1 + cos) / 2, a score from 0 to 1 | mentions: \(1 \+ x\) / 2
# - return float(np.clip(v @ w / norms, -1, 1))
# + return float((1 + np.clip(v @ w / norms, -1, 1)) / 2)

# %% wrong: Two zero vectors are equal, hence "similarity 1" | mentions: two zero vectors
# - def cosine_similarity(v, w):
# + def cosine_similarity(v, w):
# +     if np.array_equal(v, w):
# +         return 1.0

# %% wrong: The dot product, undivided | mentions: dot product
def cosine_similarity(v, w):
    return float(v @ w)

# %% wrong: max(|v||w|, 1e-8), as some libraries do: short vectors lose | mentions: 0.000002 long|epsilon
def cosine_similarity(v, w):
    return float(np.clip(v @ w / max(np.linalg.norm(v) * np.linalg.norm(w), 1e-8), -1, 1))

# %% wrong: + 1e-8 in the denominator against division by zero | mentions: epsilon|small constant
def cosine_similarity(v, w):
    return float(np.clip(v @ w / (np.linalg.norm(v) * np.linalg.norm(w) + 1e-8), -1, 1))

# %% wrong: 0/0 for a zero vector | mentions: zero vector.*NaN
def cosine_similarity(v, w):
    return np.clip(v @ w / (np.linalg.norm(v) * np.linalg.norm(w)), -1, 1)

# %% wrong: v /= |v|: the caller finds shorter vectors | mentions: changed its argument|UFuncTypeError|cast
def cosine_similarity(v, w):
    if v.dtype.kind == "i":
        v, w = v.astype(float), w.astype(float)
    for x in (v, w):
        norm = np.linalg.norm(x)
        if norm == 0:
            return 0.0
        x /= norm
    return float(np.clip(v @ w, -1, 1))

# %% wrong: A cosine cannot exceed 1, so nothing is cut off
# | mentions: must lie between -1 and 1, got -?1\.0000
def cosine_similarity(v, w):
    norms = np.linalg.norm(v) * np.linalg.norm(w)
    return float(v @ w / norms) if norms > 0 else 0.0

# %% wrong: No brackets around the two lengths | mentions: brackets
# | base: the dot product over both norms, clipped
# - return float(np.clip(v @ w / norms, -1, 1))
# + return float(v @ w / np.linalg.norm(v) * np.linalg.norm(w))

# %% wrong: A sum of 0 is taken for a zero vector | mentions: all 0
# | base: the dot product over both norms, clipped
# - if norms == 0:
# + if sum(v) == 0 or sum(w) == 0:

# %% wrong: A single coordinate of 0 is taken for a zero vector | mentions: all 0
# | base: the dot product over both norms, clipped
# - if norms == 0:
# + if not v.all() or not w.all():

# %% wrong: Zero is what np.allclose takes for zero | base: the dot product over both norms, clipped
# | mentions: counts as zero
# - if norms == 0:
# + if np.allclose(v, 0) or np.allclose(w, 0):

# %% wrong: Nearly 1 becomes 1 | base: the dot product over both norms, clipped | mentions: Nothing is rounded
# - return float(np.clip(v @ w / norms, -1, 1))
# + cosine = float(np.clip(v @ w / norms, -1, 1))
# + return float(np.sign(cosine)) if abs(cosine) > 1 - 1e-6 else cosine

# %% wrong: Cut off a little inside of -1 and 1, so that an arccos has a slope
# | base: the dot product over both norms, clipped
# | mentions: nothing is cut off but
# - return float(np.clip(v @ w / norms, -1, 1))
# + return float(np.clip(v @ w / norms, -1 + 1e-7, 1 - 1e-7))

# %% wrong: Single numbers are always alike | base: the dot product over both norms, clipped
# | mentions: integers \[-3\] and \[5\]
# - if norms == 0:
# -     return 0.0
# + if norms == 0:
# +     return 0.0
# + if len(v) == 1:
# +     return 1.0

# %% wrong: Lengths of integer vectors are integers | mentions: integers \[4, 0\] and \[2, 2\]
def cosine_similarity(v, w):
    norms = np.sqrt(v @ v).astype(v.dtype) * np.sqrt(w @ w).astype(w.dtype)
    return 0.0 if norms == 0 else float(np.clip(v @ w / norms, -1, 1))
