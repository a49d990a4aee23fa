"""Ids as floats, which cannot index a table.

loses: encode
mentions: whole numbers
"""


def encode(tokens, vocabulary):
    ids = np.zeros(len(tokens))
    for i, token in enumerate(tokens):
        if token not in vocabulary:
            raise ValueError(f"unknown token {token}")
        ids[i] = vocabulary[token]
    return ids
