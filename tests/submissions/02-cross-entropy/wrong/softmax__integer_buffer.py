"""The result is written into np.zeros_like(z): integers in, zeros out.

loses: softmax
mentions: integers
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    out = np.zeros_like(z)
    e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
    out[...] = e / e.sum(axis=axis, keepdims=True)
    return out
