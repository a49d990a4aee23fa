"""The error does not say which token is unknown.

loses: encode
mentions: should name
"""


def encode(tokens, vocabulary):
    if any(token not in vocabulary for token in tokens):
        raise ValueError("there is a token outside the vocabulary")
    return np.array([vocabulary[token] for token in tokens])
