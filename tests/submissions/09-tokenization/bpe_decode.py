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


# %% base: written from the page
def bpe_decode(tokens, end="_"):
    words, open_ = [], ""
    for t in tokens:
        if end in t[: -len(end)] or t.find(end) not in (-1, len(t) - len(end)):
            raise ValueError("tokens: end mark inside")
        if t.endswith(end):
            words.append(open_ + t[: -len(end)])
            open_ = ""
        else:
            open_ += t
    if open_:
        raise ValueError("tokens: not closed")
    return words


# %% wrong: Two end marks in a row | mentions: raise
# - if end in t[: -len(end)] or t.find(end) not in (-1, len(t) - len(end)):
# + if end in t.rstrip(end):

# %% wrong: The last character of the mark closes a word | mentions: last character
# - if t.endswith(end):
# + if t[-1:] == end[-1]:

# %% wrong: Stripped, not cut | mentions: off the end|stripped
# - words.append(open_ + t[: -len(end)])
# + words.append(open_ + t.rstrip(end))

# %% right: a recursion over the words
def bpe_decode(tokens, end="_"):
    tokens = list(tokens)
    if not tokens:
        return []
    for i, t in enumerate(tokens):
        if t.endswith(end):
            word = "".join(tokens[:i]) + t[: len(t) - len(end)]
            if any(end in x for x in [*tokens[:i], t[: len(t) - len(end)]]):
                raise ValueError("tokens")
            return [word, *bpe_decode(tokens[i + 1 :], end)]
    raise ValueError("tokens end too early")

# %% wrong: One open letter is let through | base: all letters, cut behind each end mark | mentions: not closed
# - if tokens and not tokens[-1].endswith(end):
# + if len("".join(tokens).split(end)[-1]) > 1:
