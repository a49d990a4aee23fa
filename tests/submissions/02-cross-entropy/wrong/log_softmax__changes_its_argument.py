"""z -= max works on the caller's logits.

loses: log_softmax
mentions: changed by the call|UFuncTypeError|cast
"""

def log_softmax(z, axis=-1):
    if z.dtype.kind == "i":
        z = z.astype(float)
    z -= np.max(z, axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
