"""z -= max works on the caller's logits.

loses: softmax
mentions: changed by the call|UFuncTypeError|cast
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    if z.dtype.kind == "i":
        z = z.astype(float)
    z -= z.max(axis=axis, keepdims=True)
    e = np.exp(z / temperature)
    return e / e.sum(axis=axis, keepdims=True)
