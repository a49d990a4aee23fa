"""The position of the key instead of the id that it maps to.

loses: encode
mentions: positions in the vocabulary
"""


def encode(tokens, vocabulary):
    words = list(vocabulary)
    for token in tokens:
        if token not in words:
            raise ValueError(f"unknown token {token}")
    return np.array([words.index(token) for token in tokens])
