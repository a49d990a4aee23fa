"""Sample answers of bigram_loss_and_gradients."""

# %% base: softmax of the rows, gradients by add.at
def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
    B = len(prev_ids)
    rows = prev_vectors[prev_ids]
    z = rows @ next_vectors.T
    z = z - z.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(B), next_ids]).mean()
    g = p.copy()
    g[np.arange(B), next_ids] -= 1
    g /= B
    dprev = np.zeros_like(prev_vectors)
    np.add.at(dprev, prev_ids, g @ next_vectors)
    dnext = g.T @ rows
    return loss, dprev, dnext

# %% wrong: Softmax over the pairs instead of the tokens | mentions: expected
# - z = z - z.max(axis=1, keepdims=True)
# - p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
# + z = z - z.max(axis=0, keepdims=True)
# + p = np.exp(z) / np.exp(z).sum(axis=0, keepdims=True)

# %% wrong: Contributions to a row are averaged by how often it occurs | mentions: averaged
# - np.add.at(dprev, prev_ids, g @ next_vectors)
# + np.add.at(dprev, prev_ids, g @ next_vectors)
# + dprev /= np.maximum(np.bincount(prev_ids, minlength=len(dprev)), 1)[:, None]

# %% wrong: One row a pair instead of one row a token | mentions: shape
# - dprev = np.zeros_like(prev_vectors)
# - np.add.at(dprev, prev_ids, g @ next_vectors)
# + dprev = g @ next_vectors

# %% wrong: A fancy-indexed += keeps one contribution a row: repeated previous tokens lose the others
# | mentions: add up|summed
# - np.add.at(dprev, prev_ids, g @ next_vectors)
# + dprev[prev_ids] += g @ next_vectors

# %% wrong: A small constant inside the log, 1e-3 | mentions: expected
# - loss = -np.log(p[np.arange(B), next_ids]).mean()
# + loss = -np.log(p[np.arange(B), next_ids] + 1e-3).mean()

# %% wrong: dnext is taken after prev_vectors has moved | mentions: dnext
# - dnext = g.T @ rows
# + dnext = g.T @ (prev_vectors - 0.5 * dprev)[prev_ids]

# %% wrong: The loss is a mean, the gradients are those of the sum
# | mentions: gradient of the sum|times the expected
# - g /= B

# %% wrong: dnext comes before dprev | mentions: dprev
# - return loss, dprev, dnext
# + return loss, dnext, dprev

# %% wrong: Bits instead of nats | mentions: base
# - loss = -np.log(p[np.arange(B), next_ids]).mean()
# + loss = -np.log2(p[np.arange(B), next_ids]).mean()

# %% wrong: Only the first pair's gradient | mentions: dprev|dnext
# - g /= B
# + g /= B
# + g[1:] = 0

# %% wrong: Each pair read backwards: previous and next exchanged | mentions: backwards|exchanged|other target
# - def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
# + def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
# +     prev_ids, next_ids = next_ids, prev_ids

# %% wrong: Target minus probabilities: uphill | mentions: opposite sign
# - g /= B
# + g /= -B

# %% wrong: Sum over the pairs in place of the mean, loss and gradients
# | mentions: sum over the (three )?pairs
# - loss = -np.log(p[np.arange(B), next_ids]).mean()
# + loss = -np.log(p[np.arange(B), next_ids]).sum()
# - g /= B

# %% wrong: Rows of next_vectors for the previous token | mentions: tables are exchanged|worked example
# - def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
# + def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
# +     prev_vectors, next_vectors = next_vectors, prev_vectors

# %% wrong: The target is the input itself | mentions: not used|ids
# - def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
# + def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
# +     next_ids = prev_ids

# %% wrong: Probabilities without the one-hot target | mentions: target
# - g[np.arange(B), next_ids] -= 1

# %% wrong: Only the rows of the targets move; the competitors' gradient is forgotten
# | mentions: Only the rows of the targets|competes|worked example
# - dnext = g.T @ rows
# + dnext = np.zeros_like(next_vectors)
# + np.add.at(dnext, next_ids, g[np.arange(B), next_ids][:, None] * rows)

# %% wrong: Takes a step in place: the caller's table changes | mentions: changed
# - dnext = g.T @ rows
# + dnext = g.T @ rows
# + next_vectors -= 0.1 * dnext

# %% wrong: exp of the scores as they are | mentions: overflow
# - z = z - z.max(axis=1, keepdims=True)

# %% wrong: The largest score of the whole batch is subtracted | mentions: own maximum
# - z = z - z.max(axis=1, keepdims=True)
# + z = z - z.max()

# %% wrong: The smallest score of each row is subtracted | mentions: own maximum
# - z = z - z.max(axis=1, keepdims=True)
# + z = z - z.min(axis=1, keepdims=True)

# %% right: logaddexp, and a dict of contributions
# - z = z - z.max(axis=1, keepdims=True)
# - p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
# - loss = -np.log(p[np.arange(B), next_ids]).mean()
# + logs = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
# + p = np.exp(logs)
# + loss = -sum(logs[b, j] for b, j in enumerate(next_ids)) / B

# %% wrong: No probability below 1e-12 | mentions: cut none off
def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
    h, rows = prev_vectors[prev_ids], np.arange(len(prev_ids))
    scores = h @ next_vectors.T
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = odds / odds.sum(axis=1, keepdims=True)
    loss = -np.log(np.maximum(probs[rows, next_ids], 1e-12)).mean()
    probs[rows, next_ids] -= 1
    dprev = np.zeros(prev_vectors.shape)
    np.add.at(dprev, prev_ids, probs @ next_vectors / len(rows))
    return float(loss), dprev, probs.T @ h / len(rows)
