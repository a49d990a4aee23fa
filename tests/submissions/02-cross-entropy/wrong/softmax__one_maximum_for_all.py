"""The maximum of the whole table: rows of small logits become 0/0.

loses: softmax
mentions: own maximum|NaN
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp((z - z.max()) / temperature)
    return e / e.sum(axis=axis, keepdims=True)
