"""Temperature 0 returns a one-hot vector, negative ones are refused.

loses: softmax
mentions: temperature 0.*should raise ValueError
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature < 0:
        raise ValueError("temperature must not be negative")
    if temperature == 0:
        return (z == z.max(axis=axis, keepdims=True)).astype(float)
    e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
    return e / e.sum(axis=axis, keepdims=True)
