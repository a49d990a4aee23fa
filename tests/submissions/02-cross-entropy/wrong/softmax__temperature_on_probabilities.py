"""Probabilities are treated as logits: divided by the temperature, softmax again.

loses: softmax
mentions: applied to probabilities
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    def once(z):
        e = np.exp(z - z.max(axis=axis, keepdims=True))
        return e / e.sum(axis=axis, keepdims=True)
    return once(z) if temperature == 1 else once(once(z) / temperature)
