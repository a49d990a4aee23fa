"""Sample answers of bpe_encode."""

# %% base: places are found first, and joined in the list itself
def bpe_encode(word, merges, end="_"):
    if word.find(end) >= 0:
        raise ValueError(f"the word {word} holds the end mark")
    symbols = list(word) + [end]
    for pair in merges:
        i = 0
        while i + 1 < len(symbols):
            if symbols[i] == pair[0] and symbols[i + 1] == pair[1]:
                symbols[i] = symbols[i] + symbols.pop(i + 1)
            i += 1
    return symbols

# %% wrong: No end mark | mentions: end mark is missing
# - symbols = list(word) + [end]
# + symbols = list(word)

# %% wrong: The end mark is cut into characters | mentions: one symbol, even if
# - symbols = list(word) + [end]
# + symbols = list(word + end)

# %% wrong: Always the default end mark | mentions: not used|always
# - symbols = list(word) + [end]
# + symbols = list(word) + ["_"]

# %% wrong: The end mark is stuck to the last letter | mentions: expected
# - symbols = list(word) + [end]
# + symbols = [*word[:-1], word[-1] + end]

# %% wrong: From the last merge to the first | mentions: last to the first
# - for pair in merges:
# + for pair in reversed(merges):

# %% wrong: The longest merges first | mentions: merge|expected
# - for pair in merges:
# + for pair in sorted(merges, key=lambda p: -len(p[0] + p[1])):

# %% wrong: Only the first merge | mentions: first merge
# - for pair in merges:
# + for pair in merges[:1]:

# %% wrong: Each merge at one place only | mentions: everywhere
# -         symbols[i] = symbols[i] + symbols.pop(i + 1)
# +         symbols[i] = symbols[i] + symbols.pop(i + 1)
# +         break

# %% wrong: From right to left | mentions: left to right
# - i = 0
# - while i + 1 < len(symbols):
# -     if symbols[i] == pair[0] and symbols[i + 1] == pair[1]:
# -         symbols[i] = symbols[i] + symbols.pop(i + 1)
# -     i += 1
# + for i in range(len(symbols) - 2, -1, -1):
# +     if i + 1 < len(symbols) and symbols[i] == pair[0] and symbols[i + 1] == pair[1]:
# +         symbols[i] = symbols[i] + symbols.pop(i + 1)

# %% wrong: The end mark is taken off in the end | mentions: taken off
# - return symbols
# + symbols[-1] = symbols[-1].removesuffix(end)
# + return [symbol for symbol in symbols if symbol]

# %% wrong: Unknown letters become an unknown token | mentions: expected
# - return symbols
# + known = {s for pair in merges for s in pair} | {a + b for a, b in merges} | {end}
# + return [s if s in known else "[UNK]" for s in symbols] if merges else symbols

# %% wrong: An end mark that stands alone is dropped | mentions: end mark
# - return symbols
# + return [symbol for symbol in symbols if symbol != end]

# %% wrong: A text with blanks | mentions: expected a sequence
# - return symbols
# + return " ".join(symbols)

# %% wrong: Does not refuse the end mark | mentions: ValueError
# - if word.find(end) >= 0:
# -     raise ValueError(f"the word {word} holds the end mark")

# %% wrong: An end mark at the beginning of the word is let through | mentions: ValueError
# - if word.find(end) >= 0:
# + if word.find(end) > 0:

# %% wrong: An end mark at the end of the word is let through | mentions: ValueError
# - if word.find(end) >= 0:
# + if end in word[:-1] and not word.endswith(end):

# %% wrong: Longest match instead of replay | mentions: longest known piece
def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word: end mark")
    known, rest, tokens = {a + b for a, b in merges}, word + end, []
    while rest:
        if rest == end:
            tokens.append(end)
            break
        size = max((n for n in range(2, len(rest) + 1) if rest[:n] in known), default=1)
        tokens.append(rest[:size])
        rest = rest[size:]
    return tokens

# %% wrong: Merges the pair that is most frequent in this word | mentions: expected
def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word: end mark")
    symbols, known = [*word, end], {tuple(pair) for pair in merges}
    while True:
        table = Counter(pair for pair in pairwise(symbols) if pair in known)
        if not table:
            return symbols
        pair = min(table, key=lambda p: (-table[p], p))
        i = 0
        while i < len(symbols) - 1:
            if (symbols[i], symbols[i + 1]) == pair:
                symbols[i : i + 2] = ["".join(pair)]
            i += 1

# %% wrong: The first pair from the left that is any merge | mentions: expected
def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word: end mark")
    symbols, known, i = [*word, end], {tuple(pair) for pair in merges}, 0
    while i < len(symbols) - 1:
        if (symbols[i], symbols[i + 1]) in known:
            symbols[i : i + 2] = [symbols[i] + symbols[i + 1]]
            i = max(i - 1, 0)
        else:
            i += 1
    return symbols

# %% wrong: Replaces text with blanks in between, so that other symbols are hit | mentions: expected
def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word: end mark")
    text = " ".join([*word, end])
    for a, b in merges:
        text = text.replace(f"{a} {b}", a + b)
    return text.split(" ")

# %% wrong: Each merge only at the place where the one before left off | mentions: expected
def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word: end mark")
    tokens = []
    for symbol in [*word, end]:
        tokens.append(symbol)
        while len(tokens) > 1 and (tokens[-2], tokens[-1]) in set(map(tuple, merges)):
            tokens[-2:] = ["".join(tokens[-2:])]
    return tokens

# %% right: the pair learned first, as long as there is one
def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word: end mark")
    rank = {tuple(pair): i for i, pair in enumerate(merges)}
    symbols = (*word, end)
    while len(symbols) > 1:
        best = min(pairwise(symbols), key=lambda pair: rank.get(pair, len(rank)))
        if best not in rank:
            break
        new = []
        for symbol in symbols:
            if new and (new[-1], symbol) == best:
                new[-1] += symbol
            else:
                new.append(symbol)
        symbols = tuple(new)
    return symbols


# %% wrong: Any character of the end mark is refused | mentions: raised ValueError
def bpe_encode(word, merges, end="_"):
    if any(c in word for c in end):
        raise ValueError("word holds the end mark")
    s = [*word, end]
    for a, b in merges:
        out = []
        i = 0
        while i < len(s):
            if i + 1 < len(s) and s[i] == a and s[i + 1] == b:
                out.append(a + b)
                i += 2
            else:
                out.append(s[i])
                i += 1
        s = out
    return s


# %% wrong: A merged symbol is merged again at once | mentions: used twice
def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word holds the end mark")
    s = [*word, end]
    for a, b in merges:
        out = []
        for x in s:
            if out and out[-1].endswith(a) and x == b and (a == b or out[-1] == a):
                out[-1] += x
            else:
                out.append(x)
        s = out
    return s


# %% wrong: The end mark is set behind the tokens | mentions: takes part
def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word holds the end mark")
    s = [*word, end] if end == "_" else [*word]
    for a, b in merges:
        out = []
        i = 0
        while i < len(s):
            if i + 1 < len(s) and s[i] == a and s[i + 1] == b:
                out.append(a + b)
                i += 2
            else:
                out.append(s[i])
                i += 1
        s = out
    return s if end == "_" else s + [end]


# %% right: the lowest rank first, one place at a time, as GPT-2 does
def bpe_encode(word, merges, end="_"):
    if word.count(end):
        raise ValueError("word")
    rank = {tuple(m): r for r, m in enumerate(merges)}
    s = [*word, end]
    while True:
        here = [(rank[p], i) for i, p in enumerate(pairwise(s)) if p in rank]
        if not here:
            return s
        i = min(here)[1]
        s[i : i + 2] = [s[i] + s[i + 1]]


# %% wrong: Symbols are compared as they are written together | mentions: alike together
def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word: it contains the end mark")
    symbols = [*word, end]
    for a, b in merges:
        done = []
        for symbol in symbols:
            if done and done[-1] + symbol == a + b:
                done[-1] = a + b
            else:
                done.append(symbol)
        symbols = done
    return symbols
