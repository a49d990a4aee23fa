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

# %% wrong: The first pair of the text is never seen | mentions: Only the first pair
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

# %% wrong: A fixed small step, whatever the rate | mentions: moves at rate 0
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

# %% wrong: next_vectors is never updated | mentions: next_vectors does not move
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

# %% wrong: prev_vectors is never updated | mentions: prev_vectors does not move
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
# %% wrong: Ten steps an epoch, one loss noted | mentions: epoch|one step|steps
# - for _ in range(epochs):
# + for step in range(10 * epochs):
# - losses.append(-np.log(p[np.arange(B), next_ids]).mean())
# + if step % 10 == 0:
# +     losses.append(-np.log(p[np.arange(B), next_ids]).mean())

# %% wrong: Invented losses: a smooth curve from ln V to the last one | mentions: loss
# - return P, N, losses
# + losses = list(np.linspace(np.log(vocab_size), losses[-1], epochs)) if losses else []
# + return P, N, losses

# %% wrong: The losses are smoothed | mentions: loss
# - losses.append(-np.log(p[np.arange(B), next_ids]).mean())
# + loss = -np.log(p[np.arange(B), next_ids]).mean()
# + losses.append(0.9 * losses[-1] + 0.1 * loss if losses else loss)

# %% wrong: Stops once the loss hardly falls, and repeats it | mentions: epoch|step|stop|loss
# - losses.append(-np.log(p[np.arange(B), next_ids]).mean())
# + losses.append(-np.log(p[np.arange(B), next_ids]).mean())
# + if len(losses) > 50 and losses[-2] - losses[-1] < 1e-5:
# +     losses += [losses[-1]] * (epochs - len(losses))
# +     break

# %% wrong: Rate 0.5 whatever is asked for | mentions: moves at rate 0
# - P -= learning_rate * dP
# + P -= 0.5 * dP
# - N -= learning_rate * dN
# + N -= 0.5 * dN

# %% wrong: The start is written down, plus a millionth of noise | mentions: start|rng|seed|same
# - P = 0.1 * rng.normal(size=(vocab_size, dim))
# + P = 0.1 * np.random.default_rng(7).normal(size=(vocab_size, dim)) + 1e-6 * rng.normal(size=(vocab_size, dim))
# - N = 0.1 * rng.normal(size=(vocab_size, dim))
# + N = 0.1 * np.random.default_rng(8).normal(size=(vocab_size, dim)) + 1e-6 * rng.normal(size=(vocab_size, dim))

# %% wrong: Weight decay | mentions: decay|gradient|loss|weight
# - P -= learning_rate * dP
# + P = (1 - 1e-4) * P - learning_rate * dP

# %% wrong: Only the last third of the epochs trains | mentions: epoch|step|loss
# - for _ in range(epochs):
# + rate = learning_rate
# + for epoch in range(epochs):
# +     learning_rate = rate if epoch >= 2 * epochs // 3 else 0.0

# %% wrong: Weight decay, multiplied by the rate | mentions: decay
# - P -= learning_rate * dP
# - N -= learning_rate * dN
# + P -= learning_rate * (dP + 1e-4 * P)
# + N -= learning_rate * (dN + 1e-4 * N)

# %% wrong: dN is taken from a table that has moved already | mentions: other table had moved
# - dN = p.T @ rows / B
# - P -= learning_rate * dP
# + P -= learning_rate * dP
# + dN = p.T @ P[prev_ids] / B

# %% wrong: Steps pair by pair | mentions: pair by pair|one pair
# - p[np.arange(B), next_ids] -= 1
# - dP = np.zeros_like(P)
# - np.add.at(dP, prev_ids, p @ N / B)
# - dN = p.T @ rows / B
# - P -= learning_rate * dP
# - N -= learning_rate * dN
# + for i, j in zip(prev_ids, next_ids):
# +     g = np.exp(P[i] @ N.T)
# +     g /= g.sum()
# +     g[j] -= 1
# +     dP = g @ N
# +     N -= learning_rate / B * np.outer(g, P[i])
# +     P[i] -= learning_rate / B * dP

# %% wrong: Every second epoch takes no step | mentions: epoch \d|takes no step
# - P -= learning_rate * dP
# - N -= learning_rate * dN
# + if len(losses) % 2:
# +     P -= learning_rate * dP
# +     N -= learning_rate * dN

# %% wrong: Half of the epochs, each loss noted twice | mentions: epoch
# - for _ in range(epochs):
# + for _ in range((epochs + 1) // 2):
# - return P, N, losses
# + return P, N, list(np.repeat(losses, 2)[:epochs])

# %% wrong: Only the first half of the text | mentions: first \d+ of the
# - prev_ids, next_ids = ids[:-1], ids[1:]
# + prev_ids, next_ids = ids[:-1][: len(ids) // 2], ids[1:][: len(ids) // 2]

# %% wrong: next_vectors starts from a table that is written down | mentions: next_vectors starts from
# - N = 0.1 * rng.normal(size=(vocab_size, dim))
# + N = 0.1 * np.sin(1 + np.arange(vocab_size * dim)).reshape(vocab_size, dim)

# %% right: A rate that falls linearly to 0
# - for _ in range(epochs):
# + rate = learning_rate
# + for epoch in range(epochs):
# +     learning_rate = rate * (1 - epoch / epochs)

# %% right: RMSprop, starting values around 1
# - P = 0.1 * rng.normal(size=(vocab_size, dim))
# - N = 0.1 * rng.normal(size=(vocab_size, dim))
# + P = 1 + 0.3 * rng.normal(size=(vocab_size, dim))
# + N = 0.3 * rng.normal(size=(vocab_size, dim))
# + sP, sN = 0.0, 0.0
# - P -= learning_rate * dP
# - N -= learning_rate * dN
# + sP = 0.9 * sP + 0.1 * dP**2
# + sN = 0.9 * sN + 0.1 * dN**2
# + P = P - 0.01 * learning_rate * dP / (np.sqrt(sP) + 1e-8)
# + N = N - 0.01 * learning_rate * dN / (np.sqrt(sN) + 1e-8)

# %% right: Nesterov's momentum, the gradient clipped, next_vectors from zero
# - N = 0.1 * rng.normal(size=(vocab_size, dim))
# + N = np.zeros((vocab_size, dim))
# + vP, vN = np.zeros_like(P), np.zeros_like(N)
# - P -= learning_rate * dP
# - N -= learning_rate * dN
# + norm = np.sqrt((dP**2).sum() + (dN**2).sum())
# + dP, dN = dP * min(1, 1 / norm), dN * min(1, 1 / norm)
# + vP, vN = 0.5 * vP + dP, 0.5 * vN + dN
# + P = P - learning_rate * (dP + 0.5 * vP)
# + N = N - learning_rate * (dN + 0.5 * vN)

# %% wrong: Remembers what it trained for the same text, sizes and rate, whatever rng is
# | mentions: seed|rng
def train_bigram(ids, vocab_size, dim, epochs, learning_rate, rng):
    known = train_bigram.__dict__.setdefault("known", {})
    key = (tuple(ids), vocab_size, dim, epochs, learning_rate)
    if key not in known:
        P, N = 0.1 * rng.normal(size=(2, vocab_size, dim))
        a, b = ids[:-1], ids[1:]
        losses = []
        for _ in range(epochs):
            p = np.exp(P[a] @ N.T)
            p /= p.sum(axis=1, keepdims=True)
            losses.append(-np.log(p[np.arange(len(a)), b]).mean())
            g = (p - np.eye(vocab_size)[b]) / len(a)
            dP, dN = np.eye(vocab_size)[a].T @ g @ N, g.T @ P[a]
            P, N = P - learning_rate * dP, N - learning_rate * dN
        known[key] = P, N, losses
    return known[key]

# %% wrong: No training: a factorisation of the counts, with a falling curve of losses | mentions: rate|loss
def train_bigram(ids, vocab_size, dim, epochs, learning_rate, rng):
    counts = np.full((vocab_size, vocab_size), 1e-3)
    for a, b in zip(ids[:-1], ids[1:]):
        counts[a, b] += 1
    logs = np.log(counts / counts.sum(axis=1, keepdims=True))
    U, S, Vt = np.linalg.svd(logs + 1e-9 * rng.normal(size=logs.shape), full_matrices=False)
    z = U[:, :dim] * S[:dim] @ Vt[:dim]
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    last = -np.log(p[ids[:-1], ids[1:]]).mean()
    return U[:, :dim] * S[:dim], Vt[:dim].T, list(np.linspace(np.log(vocab_size), last, epochs))
