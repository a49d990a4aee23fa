"""Sample answers of gru_step."""


# %% base: the mixture as a weighted sum
def gru_step(x, h, Wz, Uz, Wr, Ur, Wn, Un):
    def gate(a):
        e = np.exp(-np.abs(a))
        return np.where(a >= 0, 1.0, e) / (1 + e)

    update = gate(x @ Wz + h @ Uz)
    reset = gate(x @ Wr + h @ Ur)
    new = np.tanh(x @ Wn + np.multiply(reset, h) @ Un)
    return update * new + (1 - update) * h


# %% wrong: z the other way round | mentions: other way
# - return update * new + (1 - update) * h
# + return (1 - update) * new + update * h


# %% wrong: r after the product | mentions: after the product
# - new = np.tanh(x @ Wn + np.multiply(reset, h) @ Un)
# + new = np.tanh(x @ Wn + reset * (h @ Un))


# %% wrong: No reset gate | mentions: reset gate is missing
# - new = np.tanh(x @ Wn + np.multiply(reset, h) @ Un)
# + new = np.tanh(x @ Wn + h @ Un)


# %% wrong: σ for the new state | mentions: has σ
# - new = np.tanh(x @ Wn + np.multiply(reset, h) @ Un)
# + new = gate(x @ Wn + np.multiply(reset, h) @ Un)


# %% wrong: The gates exchanged | mentions: two gates
# - new = np.tanh(x @ Wn + np.multiply(reset, h) @ Un)
# - return update * new + (1 - update) * h
# + new = np.tanh(x @ Wn + np.multiply(update, h) @ Un)
# + return reset * new + (1 - reset) * h


# %% wrong: Old and new are added | mentions: added|share|kept whole
# - return update * new + (1 - update) * h
# + return update * new + h


# %% wrong: r in place of 1 − z | mentions: stands in
# - return update * new + (1 - update) * h
# + return update * new + reset * h


# %% wrong: As in PyTorch | mentions: libraries
# - new = np.tanh(x @ Wn + np.multiply(reset, h) @ Un)
# - return update * new + (1 - update) * h
# + new = np.tanh(x @ Wn + reset * (h @ Un))
# + return (1 - update) * new + update * h


# %% wrong: The reset gate is multiplied with the whole sum | mentions: whole sum
def gru_step(x, h, Wz, Uz, Wr, Ur, Wn, Un):
    z, r = (0.5 + 0.5 * np.tanh(0.5 * (x @ W + h @ U)) for W, U in ((Wz, Uz), (Wr, Ur)))
    n = np.tanh(r * (x @ Wn + h @ Un))
    return (1 - z) * h + z * n
