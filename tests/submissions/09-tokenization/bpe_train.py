"""Sample answers of bpe_train."""

# %% base: a table of pairs, and words that are rewritten from an index
def bpe_train(words, n_merges, end="_"):
    if any(end in word for word in words):
        raise ValueError("words must not contain the end mark")
    corpus = [[*word, end] for word in words]
    merges = []
    for _ in range(n_merges):
        table = {}
        for symbols in corpus:
            for i in range(len(symbols) - 1):
                pair = (symbols[i], symbols[i + 1])
                table[pair] = table.get(pair, 0) + 1
        if not table:
            return merges
        most = max(table.values())
        pair = sorted(p for p in table if table[p] == most)[0]
        merges.append(pair)
        for k, symbols in enumerate(corpus):
            new, i = [], 0
            while i < len(symbols):
                if tuple(symbols[i : i + 2]) == pair:
                    new.append(pair[0] + pair[1])
                    i += 2
                else:
                    new.append(symbols[i])
                    i += 1
            corpus[k] = new
    return merges

# %% wrong: Counts different words, not occurrences | mentions: counted once
# - corpus = [[*word, end] for word in words]
# + corpus = [[*word, end] for word in sorted(set(words))]

# %% wrong: No end mark | mentions: end mark|end of a word
# - corpus = [[*word, end] for word in words]
# + corpus = [[*word] for word in words]

# %% wrong: The end mark is stuck to the last letter | mentions: stuck to the last letter
# - corpus = [[*word, end] for word in words]
# + corpus = [[*word[:-1], word[-1] + end] for word in words]

# %% wrong: The end mark is cut into characters | mentions: one symbol, even if
# - corpus = [[*word, end] for word in words]
# + corpus = [list(word + end) for word in words]

# %% wrong: Always the default end mark | mentions: not used|always
# - corpus = [[*word, end] for word in words]
# + corpus = [[*word, "_"] for word in words]

# %% wrong: Ties go to the pair seen first | mentions: smallest
# - pair = sorted(p for p in table if table[p] == most)[0]
# + pair = max(table, key=table.get)

# %% wrong: Ties go to the largest pair | mentions: smallest
# - pair = sorted(p for p in table if table[p] == most)[0]
# + pair = sorted(p for p in table if table[p] == most)[-1]

# %% wrong: Ties by the merged string | mentions: merged strings|symbol by symbol
# - pair = sorted(p for p in table if table[p] == most)[0]
# + pair = min((p for p in table if table[p] == most), key="".join)

# %% wrong: Ties go to the longest | mentions: smallest|merge
# - pair = sorted(p for p in table if table[p] == most)[0]
# + pair = max(sorted(p for p in table if table[p] == most), key=lambda p: len(p[0] + p[1]))

# %% wrong: Takes the rarest pair | mentions: rarest
# - most = max(table.values())
# + most = min(table.values())

# %% wrong: Stops at pairs that occur once | mentions: occur only once|occur once
# - if not table:
# + if not table or max(table.values()) < 2:

# %% wrong: Runs on when nothing is left | mentions: empty|no pair|max|expected
# - if not table:
# -     return merges

# %% wrong: Counts pairs of a run that overlap only once | mentions: overlap
# - pair = (symbols[i], symbols[i + 1])
# - table[pair] = table.get(pair, 0) + 1
# + pair = (symbols[i], symbols[i + 1])
# + skip = i and symbols[i - 1] == symbols[i] == symbols[i + 1] and not last_skipped
# + last_skipped = bool(skip)
# + table[pair] = table.get(pair, 0) + (0 if skip else 1)

# %% wrong: Merges from the right | mentions: left to right
# - new, i = [], 0
# - while i < len(symbols):
# -     if tuple(symbols[i : i + 2]) == pair:
# -         new.append(pair[0] + pair[1])
# -         i += 2
# -     else:
# -         new.append(symbols[i])
# -         i += 1
# - corpus[k] = new
# + new, i = [], len(symbols)
# + while i > 0:
# +     if tuple(symbols[max(i - 2, 0) : i]) == pair:
# +         new.insert(0, pair[0] + pair[1])
# +         i -= 2
# +     else:
# +         new.insert(0, symbols[i - 1])
# +         i -= 1
# + corpus[k] = new

# %% wrong: Merges the first place of each word only | mentions: merge
# - if tuple(symbols[i : i + 2]) == pair:
# + if tuple(symbols[i : i + 2]) == pair and len(new) == i:

# %% wrong: Does not refuse the end mark within a word | mentions: ValueError
# - if any(end in word for word in words):
# -     raise ValueError("words must not contain the end mark")

# %% wrong: Looks for the end mark at the end of words only | mentions: ValueError
# - if any(end in word for word in words):
# + if any(word.endswith(end) for word in words):

# %% wrong: Refuses without naming the argument | mentions: `words`
# - raise ValueError("words must not contain the end mark")
# + raise ValueError("the end mark is not allowed here")

# %% wrong: Counts a pair once in each word | mentions: once in each word|part at merge
# - for i in range(len(symbols) - 1):
# -     pair = (symbols[i], symbols[i + 1])
# -     table[pair] = table.get(pair, 0) + 1
# + for pair in set(pairwise(symbols)):
# +     table[pair] = table.get(pair, 0) + 1

# %% wrong: The end mark is never merged | mentions: end mark|end of a word
# - pair = (symbols[i], symbols[i + 1])
# - table[pair] = table.get(pair, 0) + 1
# + pair = (symbols[i], symbols[i + 1])
# + if pair[1] != end:
# +     table[pair] = table.get(pair, 0) + 1

# %% wrong: Returns the merged symbols, not the pairs | mentions: expected
# - merges.append(pair)
# + merges.append(pair[0] + pair[1])

# %% wrong: Returns pairs with their counts | mentions: expected
# - merges.append(pair)
# + merges.append((pair, most))

# %% wrong: Counts once, and takes the most frequent pairs of the beginning | mentions: count again
def bpe_train(words, n_merges, end="_"):
    if any(end in word for word in words):
        raise ValueError("words: end mark")
    table = Counter(pair for word in words for pair in zip([*word], [*word[1:], end]))
    return sorted(table, key=lambda pair: (-table[pair], pair))[:n_merges]

# %% wrong: Replaces text, so that other symbols are hit as well | mentions: merge
def bpe_train(words, n_merges, end="_"):
    if any(end in word for word in words):
        raise ValueError("words: end mark")
    texts = [" ".join([*word, end]) for word in words]
    merges = []
    for _ in range(n_merges):
        table = Counter(pair for text in texts for pair in pairwise(text.split()))
        if not table:
            break
        pair = min(table, key=lambda p: (-table[p], p))
        merges.append(pair)
        texts = [text.replace(" ".join(pair), "".join(pair)) for text in texts]
    return merges

# %% wrong: Words run into one another | mentions: merge|expected
def bpe_train(words, n_merges, end="_"):
    if any(end in word for word in words):
        raise ValueError("words: end mark")
    symbols, merges = [s for word in words for s in (*word, end)], []
    for _ in range(n_merges):
        table = Counter(zip(symbols, symbols[1:]))
        if not table:
            break
        pair = min(table, key=lambda p: (-table[p], p))
        merges.append(pair)
        i = 0
        while i < len(symbols) - 1:
            if (symbols[i], symbols[i + 1]) == pair:
                symbols[i : i + 2] = ["".join(pair)]
            i += 1
    return merges

# %% wrong: One merge too many | mentions: too many|part at merge|expected
def bpe_train(words, n_merges, end="_"):
    if any(end in word for word in words):
        raise ValueError("words: end mark")
    corpus, merges = [[*word, end] for word in words], []
    while len(merges) <= n_merges:
        table = Counter(pair for symbols in corpus for pair in pairwise(symbols))
        if not table:
            break
        pair = min(table, key=lambda p: (-table[p], p))
        merges.append(pair)
        for symbols in corpus:
            i = 0
            while i < len(symbols) - 1:
                if (symbols[i], symbols[i + 1]) == pair:
                    symbols[i : i + 2] = ["".join(pair)]
                i += 1
    return merges


# %% base: written from the page
def bpe_train(words, n_merges, end="_"):
    if any(end in w for w in words):
        raise ValueError("words: one has the end mark")
    vocab = {w: (tuple(w) + (end,), n) for w, n in Counter(words).items()}
    merges = []
    while len(merges) < n_merges:
        pairs = Counter()
        for s, n in vocab.values():
            for p in pairwise(s):
                pairs[p] += n
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p], p))
        merges.append(best)
        for w, (s, n) in vocab.items():
            out, i = [], 0
            while i < len(s):
                if s[i : i + 2] == best:
                    out.append(s[i] + s[i + 1])
                    i += 2
                else:
                    out.append(s[i])
                    i += 1
            vocab[w] = tuple(out), n
    return merges


# %% wrong: Words in lower case | mentions: capitals
# - vocab = {w: (tuple(w) + (end,), n) for w, n in Counter(words).items()}
# + vocab = {w: (tuple(w.lower()) + (end,), n) for w, n in Counter(words).items()}

# %% wrong: Ties are decided without regard to case | mentions: case
# - best = min(pairs, key=lambda p: (-pairs[p], p))
# + best = min(pairs, key=lambda p: (-pairs[p], p[0].lower(), p[1].lower()))

# %% wrong: Words of one letter have no end mark | mentions: one letter
# - vocab = {w: (tuple(w) + (end,), n) for w, n in Counter(words).items()}
# + vocab = {w: (tuple(w) + (end,) * (len(w) > 1), n) for w, n in Counter(words).items()}

# %% wrong: The end mark sorts before all letters | mentions: before all letters|part at merge
# - best = min(pairs, key=lambda p: (-pairs[p], p))
# + best = min(pairs, key=lambda p: (-pairs[p], p[0].replace(end, ""), p[1].replace(end, "")))

# %% wrong: Any character of the end mark is refused | mentions: raised ValueError
# - if any(end in w for w in words):
# + if any(set(end) & set(w) for w in words):

# %% wrong: Ties: second symbols are compared first | mentions: second ones
# - best = min(pairs, key=lambda p: (-pairs[p], p))
# + best = min(pairs, key=lambda p: (-pairs[p], p[1], p[0]))

# %% wrong: A pair counts once a word | mentions: twice
# - for p in pairwise(s):
# + for p in set(pairwise(s)):

# %% right: numbers in place of strings
def bpe_train(words, n_merges, end="_"):
    names = [end]
    ids = {}
    for w in words:
        if w.find(end) != -1:
            raise ValueError("words: end mark inside")
        for ch in w:
            if ch not in ids:
                ids[ch] = len(names)
                names.append(ch)
    texts = Counter(tuple(ids[ch] for ch in w) + (0,) for w in words)
    done = []
    while len(done) < n_merges:
        c = Counter()
        for t, n in texts.items():
            for i in range(1, len(t)):
                c[t[i - 1 : i + 1]] += n
        if not c:
            break
        top = max(c.values())
        a, b = min((p for p, n in c.items() if n == top), key=lambda p: (names[p[0]], names[p[1]]))
        names.append(names[a] + names[b])
        done.append((names[a], names[b]))
        fresh = Counter()
        for t, n in texts.items():
            o = []
            skip = False
            for i, x in enumerate(t):
                if skip:
                    skip = False
                    continue
                if x == a and i + 1 < len(t) and t[i + 1] == b:
                    o.append(len(names) - 1)
                    skip = True
                else:
                    o.append(x)
            fresh[tuple(o)] += n
        texts = fresh
    return done


# %% wrong: Words are looked at only if there is something to learn | base: written from the page | mentions: ValueError
# - if any(end in w for w in words):
# + if n_merges and any(end in w for w in words):


# %% wrong: A pair is a regular expression, unescaped | mentions: like any other
def bpe_train(words, n_merges, end="_"):
    import re

    if any(end in word for word in words):
        raise ValueError("words: one contains the end mark")
    often = Counter(words)
    texts = {word: " ".join([*word, end]) for word in often}
    merges = []
    for _ in range(n_merges):
        counts = Counter()
        for word, text in texts.items():
            for pair in pairwise(text.split(" ")):
                counts[pair] += often[word]
        if not counts:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        together = re.compile(r"(?<!\S)" + " ".join(best) + r"(?!\S)")
        texts = {word: together.sub(lambda _, best=best: "".join(best), text) for word, text in texts.items()}
    return merges

# %% wrong: The end mark is looked for in all words joined
# | base: a table of pairs, and words that are rewritten from an index | mentions: /w>ab
# - if any(end in word for word in words):
# + if end in "".join(words):
