"""e^-z: the smallest logit gets the largest probability.

loses: softmax
mentions: sign|smallest
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp(-(z - z.min(axis=axis, keepdims=True)) / temperature)
    return e / e.sum(axis=axis, keepdims=True)
