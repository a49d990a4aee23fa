"""np.clip(z, -500, 500) against the overflow: two large logits become equal.

loses: softmax
mentions: -1e4|-10000|10000
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp(np.clip(z / temperature, -500, 500))
    return e / e.sum(axis=axis, keepdims=True)
