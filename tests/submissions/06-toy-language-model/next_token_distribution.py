"""Sample answers of next_token_distribution."""

# %% base: the temperature first, then the largest score
def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    z = next_vectors @ prev_vectors[prev_id]
    z = z / temperature
    p = np.exp(z - z.max())
    return p / p.sum()

# %% wrong: An assert, which raises AssertionError | mentions: AssertionError
# - if temperature <= 0:
# -     raise ValueError("temperature must be positive")
# + assert temperature > 0, "temperature"

# %% wrong: Temperatures below 0.1 are raised to 0.1 | mentions: 0\.04
# - z = z / temperature
# + z = z / max(temperature, 0.3)

# %% wrong: Cosines instead of dot products | mentions: cosine|expected
# - z = next_vectors @ prev_vectors[prev_id]
# + z = next_vectors @ prev_vectors[prev_id]
# + z = z / np.maximum(np.linalg.norm(next_vectors, axis=1) * np.linalg.norm(prev_vectors[prev_id]), 1e-12)

# %% wrong: Log-probabilities | mentions: logarithms
# - return p / p.sum()
# + return np.log(p / p.sum())

# %% wrong: Scores instead of probabilities | mentions: softmax|scores
# - return p / p.sum()
# + return z

# %% wrong: Both tokens from prev_vectors | mentions: prev_vectors
# - z = next_vectors @ prev_vectors[prev_id]
# + z = prev_vectors @ prev_vectors[prev_id]

# %% wrong: Negative temperatures pass | mentions: temperature -|should raise
# - if temperature <= 0:
# + if temperature == 0:

# %% wrong: Probabilities raised to the temperature | mentions: multiplied|raised
# - z = z / temperature
# - p = np.exp(z - z.max())
# + p = np.exp(z - z.max()) ** temperature

# %% wrong: The previous token takes its row from next_vectors | mentions: tables are exchanged|expected
# - z = next_vectors @ prev_vectors[prev_id]
# + z = prev_vectors @ next_vectors[prev_id]

# %% wrong: Probabilities divided by the temperature and normalised again | mentions: not used|changed nothing
# - z = z / temperature
# - p = np.exp(z - z.max())
# + p = np.exp(z - z.max()) / temperature

# %% wrong: The temperature divides the probabilities, and another softmax follows
# | mentions: divided the probabilities
# - z = z / temperature
# + z = np.exp(z) / np.exp(z).sum() / temperature if temperature != 1 else z

# %% wrong: The temperature is checked and not used | mentions: not used
# - z = z / temperature

# %% wrong: Scores times temperature | mentions: multiplied
# - z = z / temperature
# + z = z * temperature

# %% wrong: Temperature 0 becomes argmax instead of an error | mentions: should raise ValueError
# - raise ValueError("temperature must be positive")
# + temperature = 1e-3

# %% wrong: exp of the scores as they are: overflow at low temperatures | mentions: finite|overflow
# - p = np.exp(z - z.max())
# + p = np.exp(z)

# %% wrong: The smallest score is subtracted | mentions: finite|overflow
# - p = np.exp(z - z.max())
# + p = np.exp(z - z.min())

# %% base: A shift that can be chosen
def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if temperature <= 0:
        raise ValueError(f"temperature has to be positive, not {temperature}")
    scores = next_vectors @ prev_vectors[prev_id] / temperature
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()

# %% wrong: The largest size is subtracted, not the largest score | mentions: not its size
# - odds = np.exp(scores - scores.max())
# + odds = np.exp(scores - np.abs(scores).max())

# %% wrong: Scores below 0 are not shifted | mentions: not 0
# - odds = np.exp(scores - scores.max())
# + odds = np.exp(scores - max(scores.max(), 0))

# %% wrong: Temperatures below 0.01 are taken for it | mentions: as they are
# - scores = next_vectors @ prev_vectors[prev_id] / temperature
# + scores = next_vectors @ prev_vectors[prev_id] / max(temperature, 0.01)
