"""Sample answers of scalar_mix."""


# %% base: layer by layer
def scalar_mix(layers, s, gamma):
    weights = np.exp(np.array(s, dtype=float) - np.max(s))
    weights = weights / weights.sum()
    total = np.zeros(layers.shape[1:])
    for weight, layer in zip(weights, layers):
        total = total + weight * layer
    return gamma * total


# %% wrong: The scores are the weights | mentions: softmax is wanted
# - weights = weights / weights.sum()
# + weights = np.array(s, dtype=float)

# %% wrong: The scores over their sum | mentions: softmax of s is wanted
# - weights = weights / weights.sum()
# + weights = np.array(s, dtype=float) / np.sum(s)

# %% wrong: No gamma | mentions: gamma is missing
# - return gamma * total
# + return total

# %% wrong: gamma in the softmax | mentions: not into the softmax
# - weights = np.exp(np.array(s, dtype=float) - np.max(s))
# + weights = np.exp(gamma * (np.array(s, dtype=float) - np.max(s)))
# - return gamma * total
# + return total

# %% wrong: The mean of the layers | mentions: averaged
# - weights = weights / weights.sum()
# + weights = np.full(len(s), 1 / len(s))

# %% wrong: Overflow for large scores | mentions: overflow|finite
# - weights = np.exp(np.array(s, dtype=float) - np.max(s))
# + weights = np.exp(np.array(s, dtype=float))

# %% wrong: Only the best layer | mentions: highest score|averaged|layer
# - return gamma * total
# + return gamma * layers[int(np.argmax(s))]
