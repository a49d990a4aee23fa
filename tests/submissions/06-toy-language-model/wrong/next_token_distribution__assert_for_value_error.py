"""An assert, which raises AssertionError.

loses: next_token_distribution
mentions: AssertionError
"""


def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    assert temperature > 0, "temperature"
    z = next_vectors @ prev_vectors[prev_id]
    z = z / temperature
    p = np.exp(z - z.max())
    return p / p.sum()
