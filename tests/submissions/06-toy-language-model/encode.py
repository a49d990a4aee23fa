"""Sample answers of encode."""

# %% wrong: Ids as floats, which cannot index a table | mentions: whole numbers
def encode(tokens, vocabulary):
    ids = np.zeros(len(tokens))
    for i, token in enumerate(tokens):
        if token not in vocabulary:
            raise ValueError(f"unknown token {token}")
        ids[i] = vocabulary[token]
    return ids

# %% wrong: The dict's own KeyError, which is no ValueError | mentions: raised KeyError
def encode(tokens, vocabulary):
    return np.array([vocabulary[token] for token in tokens])

# %% wrong: Tokens are lower-cased before they are looked up | mentions: another token
def encode(tokens, vocabulary):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            raise ValueError(f"unknown token {token}")
        ids.append(vocabulary.get(token.lower(), vocabulary[token]))
    return np.array(ids)

# %% wrong: The error does not say which token is unknown | mentions: should name
def encode(tokens, vocabulary):
    if any(token not in vocabulary for token in tokens):
        raise ValueError("there is a token outside the vocabulary")
    return np.array([vocabulary[token] for token in tokens])

# %% wrong: One-hot rows instead of ids | mentions: expected \[?2|ids of
def encode(tokens, vocabulary):
    for token in tokens:
        if token not in vocabulary:
            raise ValueError(f"unknown token {token}")
    return np.eye(len(vocabulary), dtype=int)[[vocabulary[token] for token in tokens]]

# %% wrong: Ids of its own, in the order of appearance | mentions: order of appearance
def encode(tokens, vocabulary):
    for token in tokens:
        if token not in vocabulary:
            raise ValueError(f"unknown token {token}")
    own = {}
    return np.array([own.setdefault(token, len(own)) for token in tokens])

# %% wrong: The position of the key instead of the id that it maps to | mentions: positions in the vocabulary
def encode(tokens, vocabulary):
    words = list(vocabulary)
    for token in tokens:
        if token not in words:
            raise ValueError(f"unknown token {token}")
    return np.array([words.index(token) for token in tokens])

# %% wrong: Unknown tokens get the id -1, which is the last row of a table | mentions: should raise ValueError
def encode(tokens, vocabulary):
    return np.array([vocabulary.get(token, -1) for token in tokens])

# %% wrong: Unknown tokens are left out: a text that nobody wrote | mentions: should raise ValueError
def encode(tokens, vocabulary):
    return np.array([vocabulary[token] for token in tokens if token in vocabulary])

# %% wrong: Unknown tokens are added to the vocabulary | mentions: should raise ValueError
def encode(tokens, vocabulary):
    return np.array([vocabulary.setdefault(token, len(vocabulary)) for token in tokens])

# %% wrong: Ids in eight bits | mentions: eight bits
def encode(tokens, vocabulary):
    for token in tokens:
        if token not in vocabulary:
            raise ValueError(f"unknown token {token}")
    return np.array([vocabulary[token] for token in tokens], dtype=int).astype(np.uint8)

# %% wrong: Blanks around a token are cut away | mentions: ! |raise
def encode(tokens, vocabulary):
    ids = []
    for token in tokens:
        if token.strip() not in vocabulary:
            raise ValueError(f"unknown token {token}")
        ids.append(vocabulary[token.strip()])
    return np.array(ids, dtype=int)
