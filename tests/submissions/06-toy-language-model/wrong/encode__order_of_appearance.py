"""Ids of its own, in the order of appearance.

loses: encode
mentions: order of appearance
"""


def encode(tokens, vocabulary):
    for token in tokens:
        if token not in vocabulary:
            raise ValueError(f"unknown token {token}")
    own = {}
    return np.array([own.setdefault(token, len(own)) for token in tokens])
