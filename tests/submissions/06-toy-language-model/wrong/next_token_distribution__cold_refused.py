"""Temperatures below 0.1 are raised to 0.1.

loses: next_token_distribution
mentions: 0\.04
"""


def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    z = next_vectors @ prev_vectors[prev_id]
    z = z / max(temperature, 0.3)
    p = np.exp(z - z.max())
    return p / p.sum()
