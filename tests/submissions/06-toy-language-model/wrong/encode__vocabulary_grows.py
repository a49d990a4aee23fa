"""Unknown tokens are added to the vocabulary.

loses: encode
mentions: should raise ValueError
"""


def encode(tokens, vocabulary):
    return np.array([vocabulary.setdefault(token, len(vocabulary)) for token in tokens])
