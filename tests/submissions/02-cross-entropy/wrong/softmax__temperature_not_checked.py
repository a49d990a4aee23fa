"""A temperature of 0 or below is accepted.

loses: softmax
mentions: temperature 0.*should raise ValueError
"""

def softmax(z, axis=-1, temperature=1.0):
    with np.errstate(all="ignore"):
        e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
        return e / e.sum(axis=axis, keepdims=True)
