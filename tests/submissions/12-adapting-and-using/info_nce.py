"""Sample answers of info_nce."""


# %% base: row by row, with the softmax of unit 02
def info_nce(A, B, temperature):
    n = len(A)
    la, lb = np.sqrt((A**2).sum(axis=1)), np.sqrt((B**2).sum(axis=1))
    a, b = A / la[:, None], B / lb[:, None]
    loss, da, db = 0.0, np.zeros(A.shape), np.zeros(B.shape)
    for i in range(n):
        s = b @ a[i] / temperature
        e = np.exp(s - s.max())
        p = e / e.sum()
        loss += (np.log(e.sum()) - (s[i] - s.max())) / n
        d = p.copy()
        d[i] -= 1
        d = d / n / temperature
        da[i] += d @ b
        db += d[:, None] * a[i]
    dA = (da - (da * a).sum(axis=1)[:, None] * a) / la[:, None]
    dB = (db - (db * b).sum(axis=1)[:, None] * b) / lb[:, None]
    return loss, dA, dB


# %% wrong: The positive is left out of the denominator | mentions: left out of the sum
# - loss += (np.log(e.sum()) - (s[i] - s.max())) / n
# + loss += (np.log(e.sum() - e[i]) - (s[i] - s.max())) / n

# %% wrong: The losses are added up | mentions: mean is wanted
# - loss += (np.log(e.sum()) - (s[i] - s.max())) / n
# + loss += np.log(e.sum()) - (s[i] - s.max())

# %% wrong: Dot products for cosines | mentions: normalised
# - a, b = A / la[:, None], B / lb[:, None]
# + a, b = A, B

# %% wrong: The gradient stops at the unit rows | mentions: normalised rows
# - dA = (da - (da * a).sum(axis=1)[:, None] * a) / la[:, None]
# - dB = (db - (db * b).sum(axis=1)[:, None] * b) / lb[:, None]
# - return loss, dA, dB
# + return loss, da, db

# %% wrong: What points along the row stays in the gradient | mentions: along
# - dA = (da - (da * a).sum(axis=1)[:, None] * a) / la[:, None]
# - dB = (db - (db * b).sum(axis=1)[:, None] * b) / lb[:, None]
# + dA = da / la[:, None]
# + dB = db / lb[:, None]

# %% wrong: The division by the length is forgotten | mentions: length
# - dA = (da - (da * a).sum(axis=1)[:, None] * a) / la[:, None]
# - dB = (db - (db * b).sum(axis=1)[:, None] * b) / lb[:, None]
# + dA = da - (da * a).sum(axis=1)[:, None] * a
# + dB = db - (db * b).sum(axis=1)[:, None] * b

# %% wrong: The gradient lacks the temperature | mentions: τ
# - d = d / n / temperature
# + d = d / n

# %% wrong: Only the positives pull | mentions: negatives
# - d = p.copy()
# - d[i] -= 1
# + d = np.zeros(n)
# + d[i] = p[i] - 1

# %% wrong: Both directions are averaged | mentions: direction|differ
# - return loss, dA, dB
# + S = a @ b.T / temperature
# + back = np.log(np.exp(S).sum(axis=0)) - np.diag(S)
# + return (loss + back.mean()) / 2, dA, dB

# %% wrong: exp of scores in the hundreds | mentions: overflow|finite
# - e = np.exp(s - s.max())
# + e = np.exp(s)
# - loss += (np.log(e.sum()) - (s[i] - s.max())) / n
# + loss += (np.log(e.sum()) - s[i]) / n

# %% wrong: Scores' gradients are clipped | base: row by row, with the softmax of unit 02 | mentions: cut off
# - d = d / n / temperature
# + d = np.clip(d / n / temperature, -10, 10)
