"""The logits are divided by their maximum instead of shifted by it.

loses: softmax
mentions: expected
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp(z / np.abs(z).max(axis=axis, keepdims=True) / temperature)
    return e / e.sum(axis=axis, keepdims=True)
