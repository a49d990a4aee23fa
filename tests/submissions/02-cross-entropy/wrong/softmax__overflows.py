"""e^z without subtracting the maximum: inf / inf at 10,000.

loses: softmax
mentions: overflow|NaN|maximum
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    z = z / temperature
    return np.exp(z) / np.exp(z).sum(axis=axis, keepdims=True)
