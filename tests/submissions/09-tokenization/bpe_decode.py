"""Sample answers of bpe_decode."""

# %% base: all letters, cut behind each end mark
def bpe_decode(tokens, end="_"):
    for token in tokens:
        if token.count(end) > token.endswith(end):
            raise ValueError("tokens: an end mark in the middle")
    if tokens and not tokens[-1].endswith(end):
        raise ValueError("tokens: the last word is open")
    *words, rest = "".join(tokens).split(end)
    return words

# %% wrong: An empty word at the end | mentions: empty word
# - return words
# + return [*words, rest]

# %% wrong: The last word is lost | mentions: last word is lost|missing
# - return words
# + return words[:-1]

# %% wrong: The default end mark only | mentions: end=
# - *words, rest = "".join(tokens).split(end)
# + *words, rest = "".join(tokens).split("_")

# %% wrong: Every word once | mentions: came back once
# - return words
# + return list(dict.fromkeys(words))

# %% wrong: A text with blanks | mentions: expected a sequence
# - return words
# + return " ".join(words)

# %% wrong: An open word is let through | mentions: ValueError
# - if tokens and not tokens[-1].endswith(end):
# -     raise ValueError("tokens: the last word is open")

# %% wrong: An end mark in the middle is let through | mentions: middle
# - for token in tokens:
# -     if token.count(end) > token.endswith(end):
# -         raise ValueError("tokens: an end mark in the middle")

# %% wrong: No tokens at all fail | mentions: no tokens|IndexError
# - if tokens and not tokens[-1].endswith(end):
# + if not tokens[-1].endswith(end):

# %% wrong: No tokens at all are refused | mentions: no tokens|ValueError
# - if tokens and not tokens[-1].endswith(end):
# + if not tokens or not tokens[-1].endswith(end):

# %% wrong: Each token is a word | mentions: each token became a word
def bpe_decode(tokens, end="_"):
    if tokens and not tokens[-1].endswith(end):
        raise ValueError("tokens: open")
    if any(end in token[: -len(end)] for token in tokens):
        raise ValueError("tokens: middle")
    return [token.removesuffix(end) for token in tokens if token != end]

# %% wrong: The end marks stay | mentions: end marks are still there
def bpe_decode(tokens, end="_"):
    if tokens and not tokens[-1].endswith(end):
        raise ValueError("tokens: open")
    if any(end in token[: -len(end)] for token in tokens):
        raise ValueError("tokens: middle")
    return "".join(tokens).replace(end, end + " ").split()

# %% wrong: rstrip takes off every character of the end mark | mentions: end=
def bpe_decode(tokens, end="_"):
    if any(end in token[: -len(end)] for token in tokens):
        raise ValueError("tokens: middle")
    words, word = [], ""
    for token in tokens:
        word += token
        if token.endswith(end):
            words.append(word.rstrip(end))
            word = ""
    if word:
        raise ValueError("tokens: open")
    return words

# %% wrong: Takes one character off, whatever the end mark is | mentions: end=
def bpe_decode(tokens, end="_"):
    if any(end in token[: -len(end)] for token in tokens):
        raise ValueError("tokens: middle")
    words, word = [], ""
    for token in tokens:
        word += token
        if token.endswith(end):
            words.append(word[:-1])
            word = ""
    if word:
        raise ValueError("tokens: open")
    return words

# %% wrong: A token that is the end mark alone closes; one that ends with it does not | mentions: expected|ValueError
def bpe_decode(tokens, end="_"):
    words, word = [], ""
    for token in tokens:
        if token == end:
            words.append(word)
            word = ""
        else:
            word += token
    if word:
        raise ValueError("tokens: open")
    return words
