"""The dict's own KeyError, which is no ValueError.

loses: encode
mentions: raised KeyError
"""


def encode(tokens, vocabulary):
    return np.array([vocabulary[token] for token in tokens])
