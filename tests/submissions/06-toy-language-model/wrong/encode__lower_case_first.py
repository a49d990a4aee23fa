"""Tokens are lower-cased before they are looked up.

loses: encode
mentions: another token
"""


def encode(tokens, vocabulary):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            raise ValueError(f"unknown token {token}")
        ids.append(vocabulary.get(token.lower(), vocabulary[token]))
    return np.array(ids)
