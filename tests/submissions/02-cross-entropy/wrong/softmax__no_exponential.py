"""The logits themselves are normalised.

loses: softmax
mentions: exponential is missing
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    z = z / temperature
    return z / z.sum(axis=axis, keepdims=True)
