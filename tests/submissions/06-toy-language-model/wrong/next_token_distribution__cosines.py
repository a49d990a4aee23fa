"""Cosines instead of dot products.

loses: next_token_distribution
mentions: cosine|expected
"""


def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    z = next_vectors @ prev_vectors[prev_id]
    z = z / np.maximum(np.linalg.norm(next_vectors, axis=1) * np.linalg.norm(prev_vectors[prev_id]), 1e-12)
    z = z / temperature
    p = np.exp(z - z.max())
    return p / p.sum()
