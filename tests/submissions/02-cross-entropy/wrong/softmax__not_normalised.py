"""The exponentials, not divided by their sum.

loses: softmax
mentions: not yet divided|normalisation
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    return np.exp(z / temperature)
