"""A sigmoid for each logit.

loses: softmax
mentions: sigmoid
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    return 1 / (1 + np.exp(-z / temperature))
