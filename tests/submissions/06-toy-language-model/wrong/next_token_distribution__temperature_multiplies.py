"""Scores times temperature.

loses: next_token_distribution
mentions: multiplied
"""


def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    z = next_vectors @ prev_vectors[prev_id]
    z = z * temperature
    p = np.exp(z - z.max())
    return p / p.sum()
