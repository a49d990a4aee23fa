"""Temperature 0 becomes argmax instead of an error.

loses: next_token_distribution
mentions: should raise ValueError
"""


def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if temperature <= 0:
        temperature = 1e-3
    z = next_vectors @ prev_vectors[prev_id]
    z = z / temperature
    p = np.exp(z - z.max())
    return p / p.sum()
