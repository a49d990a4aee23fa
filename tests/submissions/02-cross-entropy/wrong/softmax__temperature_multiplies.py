"""The logits are multiplied by the temperature.

loses: softmax
mentions: multiplied
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp((z - z.max(axis=axis, keepdims=True)) * temperature)
    return e / e.sum(axis=axis, keepdims=True)
