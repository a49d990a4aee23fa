"""Sample answers of wordpiece_encode."""

# %% base: the rest of the word, with its marks
def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    pieces, rest = [], word
    while rest:
        for size in range(len(rest), 0, -1):
            piece = rest[:size] if not pieces else "##" + rest[:size]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        rest = rest[size:]
    return pieces

# %% wrong: The shortest match | mentions: shortest
# - for size in range(len(rest), 0, -1):
# + for size in range(1, len(rest) + 1):

# %% wrong: The marks are lost in what comes back | mentions: lost their ##
# - return pieces
# + return [piece.removeprefix("##") for piece in pieces]

# %% wrong: Inside a word pieces are looked up without marks | mentions: \[UNK\]|with ##|lost their ##
# - piece = rest[:size] if not pieces else "##" + rest[:size]
# + piece = rest[:size]

# %% wrong: A piece that begins words is accepted inside, too | mentions: needs ##
# - if piece in vocabulary:
# + if piece in vocabulary or rest[:size] in vocabulary:

# %% wrong: A continuing piece is accepted at the beginning, too | mentions: does not begin a word
# - if piece in vocabulary:
# + if piece in vocabulary or (not pieces and "##" + piece in vocabulary):

# %% wrong: Only the rest becomes unknown | mentions: not only the part
# - return [unknown]
# + return [*pieces, unknown]

# %% wrong: Gives back what it has | mentions: found before is dropped|empty list
# - return [unknown]
# + return pieces

# %% wrong: An empty list for unknown words | mentions: empty list|one unknown token
# - return [unknown]
# + return []

# %% wrong: A text for unknown words | mentions: expected a sequence
# - return [unknown]
# + return unknown

# %% wrong: Always [UNK] | mentions: unknown=
# - return [unknown]
# + return ["[UNK]"]

# %% wrong: Raises for unknown words | mentions: ValueError|raised
# - return [unknown]
# + raise ValueError("word: cannot be cut")

# %% wrong: Makes the word lower case | mentions: lower case|expected
# - pieces, rest = [], word
# + pieces, rest = [], word.lower()

# %% wrong: One unknown token for each letter | mentions: each letter
def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    pieces, start = [], 0
    while start < len(word):
        mark = "##" if start else ""
        for stop in range(len(word), start, -1):
            if mark + word[start:stop] in vocabulary:
                pieces.append(mark + word[start:stop])
                break
        else:
            pieces.append(unknown)
            stop = start + 1
        start = stop
    return pieces

# %% wrong: Finds the cut with the fewest pieces | mentions: fewer pieces|no way back
def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    best = {0: []}
    for stop in range(1, len(word) + 1):
        for start in range(stop):
            piece = ("##" if start else "") + word[start:stop]
            if start in best and piece in vocabulary:
                if stop not in best or len(best[start]) + 1 < len(best[stop]):
                    best[stop] = [*best[start], piece]
    return best.get(len(word), [unknown])

# %% wrong: Goes back where it is stuck | mentions: no way back
def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    def cut(start):
        if start == len(word):
            return []
        for stop in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:stop]
            if piece in vocabulary:
                rest = cut(stop)
                if rest is not None:
                    return [piece, *rest]
        return None

    pieces = cut(0)
    return [unknown] if pieces is None else pieces

# %% wrong: The longest piece anywhere in the word first | mentions: expected
def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    def cut(a, b):
        if a == b:
            return []
        for size in range(b - a, 0, -1):
            for start in range(a, b - size + 1):
                piece = ("##" if start else "") + word[start : start + size]
                if piece in vocabulary:
                    left, right = cut(a, start), cut(start + size, b)
                    return None if left is None or right is None else [*left, piece, *right]
        return None

    pieces = cut(0, len(word))
    return [unknown] if pieces is None else pieces


# %% wrong: Pieces of at most six letters | mentions: any length|as a whole
def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    out, start = [], 0
    while start < len(word):
        for stop in range(min(len(word), start + 6), start, -1):
            piece = ("##" if start else "") + word[start:stop]
            if piece in vocabulary:
                out.append(piece)
                start = stop
                break
        else:
            return [unknown]
    return out


# %% right: the marked rest shrinks letter by letter
def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    known = set(vocabulary)
    text, got = word, ()
    while text not in ("", "##"):
        p = text
        while p and p not in known:
            p = p[:-1]
        if p in ("", "#", "##"):
            return (unknown,)
        got += (p,)
        text = "##" + text[len(p) :]
    return got


# %% wrong: Pieces are regular expressions, unescaped | mentions: like any other
def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    import re

    begin = sorted((piece for piece in vocabulary if piece[:2] != "##"), key=len, reverse=True)
    inside = sorted((piece[2:] for piece in vocabulary if piece[:2] == "##"), key=len, reverse=True)
    pieces, at = [], 0
    while at < len(word):
        choices = inside if at else begin
        found = re.match("|".join(choices), word[at:]) if choices else None
        if not found:
            return [unknown]
        pieces.append("##" * (at > 0) + found.group())
        at += len(found.group())
    return pieces

# %% wrong: Words of more than 100 letters are unknown, as in BERT | mentions: however long
# - pieces, rest = [], word
# + if len(word) > 100:
# +     return [unknown]
# + pieces, rest = [], word

# %% wrong: Pieces have 20 letters at most | mentions: as a whole
# - for size in range(len(rest), 0, -1):
# + for size in range(min(len(rest), 20), 0, -1):
