"""Probabilities divided by the temperature and normalised again.

loses: next_token_distribution
mentions: not used|changed nothing
"""


def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    z = next_vectors @ prev_vectors[prev_id]
    p = np.exp(z - z.max()) / temperature
    return p / p.sum()
