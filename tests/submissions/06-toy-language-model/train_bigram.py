"""Sample answers of train_bigram."""

# %% base: full batches, gradients written out
def train_bigram(ids, vocab_size, dim, epochs, learning_rate, rng):
    prev_ids, next_ids = ids[:-1], ids[1:]
    B = len(prev_ids)
    P = 0.1 * rng.normal(size=(vocab_size, dim))
    N = 0.1 * rng.normal(size=(vocab_size, dim))
    losses = []
    for _ in range(epochs):
        rows = P[prev_ids]
        p = np.exp(rows @ N.T)
        p /= p.sum(axis=1, keepdims=True)
        losses.append(-np.log(p[np.arange(B), next_ids]).mean())
        p[np.arange(B), next_ids] -= 1
        dP = np.zeros_like(P)
        np.add.at(dP, prev_ids, p @ N / B)
        dN = p.T @ rows / B
        P -= learning_rate * dP
        N -= learning_rate * dN
    return P, N, losses

# %% wrong: losses in bits | mentions: base|expected
# - losses.append(-np.log(p[np.arange(B), next_ids]).mean())
# + losses.append(-np.log2(p[np.arange(B), next_ids]).mean())

# %% wrong: Of several pairs with one previous token only the last counts | mentions: add up
# - np.add.at(dP, prev_ids, p @ N / B)
# + dP[prev_ids] = p @ N / B

# %% wrong: The first pair of the text is never seen | mentions: expected about|in the text|loss
# - prev_ids, next_ids = ids[:-1], ids[1:]
# + prev_ids, next_ids = ids[1:-1], ids[2:]

# %% wrong: np.random instead of the generator passed in | mentions: same seed
# - P = 0.1 * rng.normal(size=(vocab_size, dim))
# - N = 0.1 * rng.normal(size=(vocab_size, dim))
# + P = 0.1 * np.random.normal(size=(vocab_size, dim))
# + N = 0.1 * np.random.normal(size=(vocab_size, dim))

# %% wrong: Stops after a hundredth of the epochs and repeats its last loss
# | mentions: come within|in the text
# - losses = []
# + losses, total = [], epochs
# + epochs = max(1, epochs // 100) if epochs > 100 else epochs
# -     N -= learning_rate * dN
# +     N -= learning_rate * dN
# + losses = losses + [losses[-1]] * (total - len(losses))

# %% wrong: Only the last loss comes back | mentions: shape|one an epoch
# - return P, N, losses
# + return P, N, [losses[-1]]

# %% wrong: The last pair of the text is never seen | mentions: last pair
# - prev_ids, next_ids = ids[:-1], ids[1:]
# + prev_ids, next_ids = ids[:-2], ids[1:-1]

# %% wrong: A fixed small step, whatever the rate | mentions: learning_rate|come within
# - P -= learning_rate * dP
# - N -= learning_rate * dN
# + P -= 0.01 * dP
# + N -= 0.01 * dN

# %% wrong: The loss is noted after the update | mentions: after
# - losses.append(-np.log(p[np.arange(B), next_ids]).mean())

# - N -= learning_rate * dN
# + N -= learning_rate * dN
# + z = P[prev_ids] @ N.T
# + losses.append((np.log(np.exp(z).sum(axis=1)) - z[np.arange(B), next_ids]).mean())

# %% wrong: losses holds sums over the pairs | mentions: sum over the pairs
# - losses.append(-np.log(p[np.arange(B), next_ids]).mean())
# + losses.append(-np.log(p[np.arange(B), next_ids]).sum())

# %% wrong: next_vectors is never updated | mentions: next_vectors is the same
# - N -= learning_rate * dN

# %% wrong: A loss after the last step as well: epochs + 1 entries | mentions: shape|longer
# - return P, N, losses
# + return P, N, [*losses, losses[-1]]

# %% wrong: One table plays both roles | mentions: come within
# - N = 0.1 * rng.normal(size=(vocab_size, dim))
# + N = 0.1 * rng.normal(size=(vocab_size, dim))
# + N = P.copy()
# - P -= learning_rate * dP
# - N -= learning_rate * dN
# + P -= learning_rate * (dP + dN)
# + N = P.copy()

# %% wrong: The text is treated as a circle: the last token is followed by the first
# | mentions: come within|shape|expected
# - prev_ids, next_ids = ids[:-1], ids[1:]
# + prev_ids, next_ids = ids, np.roll(ids, -1)

# %% wrong: prev_vectors is never updated | mentions: prev_vectors is the same
# - P -= learning_rate * dP

# %% wrong: A generator of its own with a fixed seed | mentions: two different seeds
# - N = 0.1 * rng.normal(size=(vocab_size, dim))
# + N = 0.1 * rng.normal(size=(vocab_size, dim))
# + own = np.random.default_rng(0)
# + P, N = 0.1 * own.normal(size=(2, vocab_size, dim))

# %% wrong: Both tables trained well and returned in the other order | mentions: exchanged
# - return P, N, losses
# + return N, P, losses

# %% wrong: Input and target are the same token | mentions: token itself
# - prev_ids, next_ids = ids[:-1], ids[1:]
# + prev_ids, next_ids = ids, ids

# %% wrong: The target is two tokens ahead | mentions: two tokens ahead
# - prev_ids, next_ids = ids[:-1], ids[1:]
# + prev_ids, next_ids = ids[:-2], ids[2:]

# %% wrong: Learns which token came before | mentions: backwards|exchanged
# - prev_ids, next_ids = ids[:-1], ids[1:]
# + prev_ids, next_ids = ids[1:], ids[:-1]

# %% wrong: Steps along the gradient instead of against it | mentions: not lower|come within
# - P -= learning_rate * dP
# - N -= learning_rate * dN
# + P += learning_rate * dP
# + N += learning_rate * dN

# %% wrong: Both tables start at zero, where both gradients are zero | mentions: nothing moves|not lower
# - P = 0.1 * rng.normal(size=(vocab_size, dim))
# - N = 0.1 * rng.normal(size=(vocab_size, dim))
# + P = 0.0 * rng.normal(size=(vocab_size, dim))
# + N = 0.0 * rng.normal(size=(vocab_size, dim))
