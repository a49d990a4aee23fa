"""Unknown tokens get the id -1, which is the last row of a table.

loses: encode
mentions: should raise ValueError
"""


def encode(tokens, vocabulary):
    return np.array([vocabulary.get(token, -1) for token in tokens])
