"""No keepdims: shapes do not fit, or fit by accident.

loses: softmax
mentions: broadcast|differ
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
    return e / e.sum(axis=axis)
