"""The temperature divides the probabilities, and another softmax follows.

loses: next_token_distribution
mentions: divided the probabilities
"""


def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    z = next_vectors @ prev_vectors[prev_id]
    z = np.exp(z) / np.exp(z).sum() / temperature if temperature != 1 else z
    p = np.exp(z - z.max())
    return p / p.sum()
