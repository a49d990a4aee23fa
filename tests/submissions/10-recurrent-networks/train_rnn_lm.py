"""Sample answers of train_rnn_lm."""


# %% base: descent clipped at 1, gradients step by step
def train_rnn_lm(X, Y, vocab_size, dim, epochs, learning_rate, rng):
    n, T = X.shape
    s = dim**-0.5
    P = {
        "c": np.zeros(vocab_size),
        "b": np.zeros(dim),
        "Wh": rng.uniform(-s, s, (dim, dim)) * 1.7,
        "Wx": rng.uniform(-s, s, (dim, dim)) * 1.7,
        "E": rng.uniform(-0.5, 0.5, (vocab_size, dim)),
    }
    losses = []
    for _ in range(epochs):
        g = {name: np.zeros(value.shape) for name, value in P.items()}
        h, states, errors, loss = np.zeros((n, dim)), [np.zeros((n, dim))], [], 0.0
        for t in range(T):
            h = np.tanh(P["E"][X[:, t]] @ P["Wx"] + h @ P["Wh"] + P["b"])
            states.append(h)
            Z = h @ P["E"].T + P["c"]
            Z -= Z.max(axis=1, keepdims=True)
            p = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
            loss -= np.log(p[np.arange(n), Y[:, t]]).sum()
            p[np.arange(n), Y[:, t]] -= 1
            errors.append(p / (n * T))
        losses.append(float(loss / (n * T)))
        later = np.zeros((n, dim))
        for t in range(T - 1, -1, -1):
            G, h = errors[t], states[t + 1]
            g["c"] += G.sum(axis=0)
            g["E"] += G.T @ h
            delta = (G @ P["E"] + later) * (1 - h * h)
            g["b"] += delta.sum(axis=0)
            g["Wx"] += P["E"][X[:, t]].T @ delta
            g["Wh"] += states[t].T @ delta
            np.add.at(g["E"], X[:, t], delta @ P["Wx"].T)
            later = delta @ P["Wh"].T
        norm = np.sqrt(sum((a * a).sum() for a in g.values()))
        factor = 1 / max(1.0, norm)
        P = {name: P[name] - learning_rate * factor * g[name] for name in P}
    return P, losses


# %% wrong: The gradient is cut after one step | mentions: stops after one
# - later = delta @ P["Wh"].T
# + later = np.zeros((n, dim))


# %% wrong: The slope of tanh is missing | mentions: slope
# - delta = (G @ P["E"] + later) * (1 - h * h)
# + delta = G @ P["E"] + later


# %% wrong: Wh is not transposed | mentions: not transposed
# - later = delta @ P["Wh"].T
# + later = delta @ P["Wh"]


# %% wrong: E learns as input only | mentions: output is missing
# - g["E"] += G.T @ h


# %% wrong: E learns as output only | mentions: input is missing
# - np.add.at(g["E"], X[:, t], delta @ P["Wx"].T)


# %% wrong: Repeated words count once | mentions: only one counts|add up
# - np.add.at(g["E"], X[:, t], delta @ P["Wx"].T)
# + g["E"][X[:, t]] += delta @ P["Wx"].T


# %% wrong: Wh is never trained | mentions: Wh does not move
# - g["Wh"] += states[t].T @ delta


# %% wrong: Not clipped | mentions: not clipped
# - factor = 1 / max(1.0, norm)
# + factor = 1.0


# %% wrong: Half of the sequences | mentions: first half|all sequences
# - n, T = X.shape
# + X, Y = X[: len(X) // 2], Y[: len(Y) // 2]
# + n, T = X.shape


# %% wrong: The state of the epoch before is carried on | mentions: begin with 0
# - losses = []
# + losses, kept = [], np.zeros((n, dim))

# - h, states, errors, loss = np.zeros((n, dim)), [np.zeros((n, dim))], [], 0.0
# + h, states, errors, loss = kept, [kept], [], 0.0

# - losses.append(float(loss / (n * T)))
# + losses.append(float(loss / (n * T)))
# + kept = states[-1]


# %% wrong: The loss after the step | mentions: after
# - for _ in range(epochs):
# + for step in range(epochs + 1):

# - P = {name: P[name] - learning_rate * factor * g[name] for name in P}
# + if step < epochs:
# +     P = {name: P[name] - learning_rate * factor * g[name] for name in P}

# - return P, losses
# + return P, losses[1:]


# %% wrong: It stops when the loss hardly falls | mentions: every|stopped early
# - losses.append(float(loss / (n * T)))
# + losses.append(float(loss / (n * T)))
# + if len(losses) > 60:
# +     continue


# %% wrong: A start that is too large | mentions: start of Wh
# - "Wh": rng.uniform(-s, s, (dim, dim)) * 1.7,
# + "Wh": rng.uniform(-1, 1, (dim, dim)) * 1.7,


# %% wrong: The targets are the inputs | mentions: words that are read
# - n, T = X.shape
# + Y = X
# + n, T = X.shape


# %% wrong: Weight decay | mentions: weight decay
# - P = {name: P[name] - learning_rate * factor * g[name] for name in P}
# + P = {name: 0.999 * P[name] - learning_rate * factor * g[name] for name in P}


# %% wrong: Adam on clipped gradients | mentions: mixed
# - losses = []
# + losses, state = [], {}
# - P = {name: P[name] - learning_rate * factor * g[name] for name in P}
# + P = adam_step(P, {name: factor * g[name] for name in P}, state, learning_rate)


# %% wrong: Wx and Wh start alike | mentions: same numbers
# - losses = []
# + P["Wh"], losses = P["Wx"].copy(), []


# %% wrong: The start comes from np.random | mentions: chance has to come from
# - "E": rng.uniform(-0.5, 0.5, (vocab_size, dim)),
# + "E": np.random.uniform(-0.5, 0.5, (vocab_size, dim)),


# %% wrong: Losses are rounded | mentions: rounded
# - losses.append(float(loss / (n * T)))
# + losses.append(round(float(loss / (n * T)), 3))


# %% wrong: The sum of the losses, clipped | mentions: sum of the losses
# - errors.append(p / (n * T))
# + errors.append(p)


# %% wrong: The gradient flows back four steps | mentions: only 4 steps
# - later = delta @ P["Wh"].T
# + # Each step's error goes its way alone, as far as it may.
# + bill = (G @ P["E"]) * (1 - h * h)
# + delta = 0 * delta
# + for back in range(min(5, t + 1)):
# +     g["b"] += bill.sum(axis=0)
# +     g["Wx"] += P["E"][X[:, t - back]].T @ bill
# +     g["Wh"] += states[t - back].T @ bill
# +     np.add.at(g["E"], X[:, t - back], bill @ P["Wx"].T)
# +     bill = (bill @ P["Wh"].T) * (1 - states[t - back] ** 2)

# - delta = (G @ P["E"] + later) * (1 - h * h)
# + delta = 0 * later


# %% wrong: Equal sequences count once | mentions: Of two equal sequences
# - n, T = X.shape
# + pairs = np.unique(np.stack([X, Y], axis=1), axis=0)
# + X, Y = pairs[:, 0], pairs[:, 1]
# + n, T = X.shape


# %% right: Single precision after every step
# - P = {name: P[name] - learning_rate * factor * g[name] for name in P}
# + P = {name: np.float32(P[name] - learning_rate * factor * g[name]) for name in P}
