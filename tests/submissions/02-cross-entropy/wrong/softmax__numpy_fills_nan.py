"""NaN from the overflow is replaced by 0.

loses: softmax
mentions: softmax of|add up to
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    with np.errstate(all="ignore"):
        e = np.exp(z / temperature)
        return np.nan_to_num(e / e.sum(axis=axis, keepdims=True))
