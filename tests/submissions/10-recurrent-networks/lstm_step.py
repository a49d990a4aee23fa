"""Sample answers of lstm_step."""


# %% base: block by block
def lstm_step(x, h, c, W, U, b):
    n = c.shape[1]

    def block(k):
        cut = slice(k * n, (k + 1) * n)
        return x @ W[:, cut] + h @ U[:, cut] + b[cut]

    def gate(a):
        e = np.exp(-np.abs(a))
        return np.where(a >= 0, 1 / (1 + e), e / (1 + e))

    write = np.tanh(block(2))
    cell = c * gate(block(1)) + write * gate(block(0))
    return np.tanh(cell) * gate(block(3)), cell


# %% wrong: σ on the candidate | mentions: candidate has σ
# - write = np.tanh(block(2))
# + write = gate(block(2))


# %% wrong: tanh of the old cell | mentions: before the step
# - return np.tanh(cell) * gate(block(3)), cell
# + return np.tanh(c) * gate(block(3)), cell


# %% wrong: No tanh on the cell | mentions: tanh of the cell is missing
# - return np.tanh(cell) * gate(block(3)), cell
# + return cell * gate(block(3)), cell


# %% wrong: Candidate last | mentions: order input, forget, output, candidate
# - write = np.tanh(block(2))
# + write = np.tanh(block(3))

# - return np.tanh(cell) * gate(block(3)), cell
# + return np.tanh(cell) * gate(block(2)), cell


# %% wrong: Input and forget gate exchanged | mentions: changed places
# - cell = c * gate(block(1)) + write * gate(block(0))
# + cell = c * gate(block(0)) + write * gate(block(1))


# %% wrong: No bias | mentions: bias is missing
# - return x @ W[:, cut] + h @ U[:, cut] + b[cut]
# + return x @ W[:, cut] + h @ U[:, cut]


# %% wrong: The cell first | mentions: changed places|order
# - return np.tanh(cell) * gate(block(3)), cell
# + return cell, np.tanh(cell) * gate(block(3))


# %% wrong: The forget gate is one minus the input gate | mentions: 1 − i
# - cell = c * gate(block(1)) + write * gate(block(0))
# + cell = c * (1 - gate(block(0))) + write * gate(block(0))


# %% right: Single precision
def lstm_step(x, h, c, W, U, b):
    a = np.hstack([x, h, np.ones((len(x), 1))]).astype(np.float32) @ np.vstack([W, U, b]).astype(np.float32)
    i, f, g, o = a.reshape(len(x), 4, -1).transpose(1, 0, 2)
    gates = [(1 + np.tanh(gate / 2)) / 2 for gate in (i, f, o)]
    cell = gates[1] * c.astype(np.float32) + gates[0] * np.tanh(g)
    return gates[2] * np.tanh(cell), cell


# %% wrong: An open forget gate forgets | mentions: keeps the cell
def lstm_step(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    i, f, o = (0.5 + 0.5 * np.tanh(0.5 * a) for a in (i, f, o))
    cell = (1 - f) * c + i * np.tanh(g)
    return o * np.tanh(cell), cell
