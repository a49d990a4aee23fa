"""The previous token takes its row from next_vectors.

loses: next_token_distribution
mentions: tables are exchanged|expected
"""


def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    z = prev_vectors @ next_vectors[prev_id]
    z = z / temperature
    p = np.exp(z - z.max())
    return p / p.sum()
