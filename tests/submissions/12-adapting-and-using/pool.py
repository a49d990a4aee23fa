"""Sample answers of pool."""


# %% base: sentence by sentence
def pool(H, lengths, how):
    if any(n < 1 for n in lengths):
        raise ValueError("lengths must be at least 1")
    rows = []
    for sentence, n in zip(H, lengths):
        tokens = sentence[:n]
        if how == "mean":
            rows.append(tokens.mean(axis=0))
        elif how == "max":
            rows.append(tokens.max(axis=0))
        elif how == "cls":
            rows.append(tokens[0])
        else:
            raise ValueError("unknown how: " + how)
    return np.array(rows)


# %% wrong: Padding is pooled, too | mentions: padding
# - tokens = sentence[:n]
# + tokens = sentence

# %% wrong: The sum is divided by T | mentions: padding
# - rows.append(tokens.mean(axis=0))
# + rows.append(tokens.sum(axis=0) / len(sentence))

# %% wrong: The last real token is left out | mentions: last real token|differ
# - tokens = sentence[:n]
# + tokens = sentence[: max(1, n - 1)]

# %% wrong: The longest vector instead of the maximum of each coordinate | mentions: coordinate
# - rows.append(tokens.max(axis=0))
# + rows.append(tokens[np.argmax((tokens**2).sum(axis=1))])

# %% wrong: An unknown way is taken for the mean | mentions: raise
# - else:
# -     raise ValueError("unknown how: " + how)
# + else:
# +     rows.append(tokens.mean(axis=0))

# %% wrong: A sentence without tokens gives zeros | mentions: length 0
# - if any(n < 1 for n in lengths):
# -     raise ValueError("lengths must be at least 1")

# - tokens = sentence[:n]
# + tokens = sentence[: max(n, 1)]


# %% wrong: Padding becomes zero before the maximum, and the mask multiplies NaN
# | mentions: padding
def pool(H, lengths, how):
    if how not in ("mean", "max", "cls"):
        raise ValueError("how")
    if np.min(lengths) < 1:
        raise ValueError("lengths")
    mask = (np.arange(H.shape[1])[None] < lengths[:, None])[..., None]
    if how == "max":
        return (H * mask).max(axis=1)
    if how == "mean":
        return (H * mask).sum(axis=1) / lengths[:, None]
    return H[:, 0]


# %% wrong: The mask multiplies what may be NaN | mentions: NaN|finite
def pool(H, lengths, how):
    if how not in ("mean", "max", "cls"):
        raise ValueError("how")
    if np.min(lengths) < 1:
        raise ValueError("lengths")
    mask = (np.arange(H.shape[1])[None] < lengths[:, None])[..., None]
    if how == "max":
        return np.where(mask, H, -np.inf).max(axis=1)
    if how == "mean":
        return (H * mask).sum(axis=1) / lengths[:, None]
    return H[:, 0]


# %% wrong: Capitals are taken for small letters | mentions: Mean
def pool(H, lengths, how):
    how = how.lower()
    if how not in ("mean", "max", "cls"):
        raise ValueError(f"how is {how!r}: mean, max or cls is wanted")
    if np.min(lengths) < 1:
        raise ValueError("lengths: a sentence without tokens")
    if how == "cls":
        return H[:, 0]
    return np.array([getattr(row[:n], how)(axis=0) for row, n in zip(H, lengths)])


# %% wrong: Padding is filled with minus a billion | mentions: below any number
def pool(H, lengths, how):
    if how not in ("mean", "max", "cls"):
        raise ValueError(f"how is {how!r}: mean, max or cls is wanted")
    if np.min(lengths) < 1:
        raise ValueError("lengths: a sentence without tokens")
    real = (np.arange(H.shape[1]) < lengths[:, None])[:, :, None]
    if how == "cls":
        return H[:, 0]
    if how == "max":
        return np.where(real, H, -1e9).max(axis=1)
    return np.where(real, H, 0.0).sum(axis=1) / lengths[:, None]
