"""One sum for the whole table.

loses: softmax
mentions: no axis|whole table|as a whole
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
    e = np.exp((z - z.max()) / temperature)
    return e / e.sum()
