"""One-hot rows instead of ids.

loses: encode
mentions: expected \[?2|ids of
"""


def encode(tokens, vocabulary):
    for token in tokens:
        if token not in vocabulary:
            raise ValueError(f"unknown token {token}")
    return np.eye(len(vocabulary), dtype=int)[[vocabulary[token] for token in tokens]]
