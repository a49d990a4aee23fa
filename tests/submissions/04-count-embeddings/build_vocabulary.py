"""Sample answers of build_vocabulary."""

# %% base: sorted by a key of two parts
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], w))
    return {word: i for i, word in enumerate(words)}

# %% wrong: Sorts the counts as text: 9 after 10 | mentions: expected|different frequency
# - words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], w))
# + lines = sorted(f"{n}" for n in set(counts.values()))[::-1]
# + words = [w for n in lines for w in sorted(counts) if str(counts[w]) == n and counts[w] >= min_count]

# %% wrong: Ids start at 1 | mentions: start at 0
# - return {word: i for i, word in enumerate(words)}
# + return {word: i for i, word in enumerate(words, start=1)}

# %% wrong: Turned around: id → word | mentions: ids to words
# - return {word: i for i, word in enumerate(words)}
# + return dict(enumerate(words))

# %% wrong: > where >= is meant, also for the default | mentions: expected
# - words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], w))
# + words = sorted((w for w in counts if counts[w] > min_count), key=lambda w: (-counts[w], w))

# %% wrong: Rising frequency | mentions: rarest word comes first
# - words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], w))
# + words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (counts[w], w))

# %% wrong: Ties go to the shorter word | mentions: alphabetical|the word itself
# - words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], w))
# + words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], len(w), w))

# %% wrong: Reserves id 0 for unknown words | mentions: expected
# - return {word: i for i, word in enumerate(words)}
# + return {word: i for i, word in enumerate(["<unk>", *words])}

# %% wrong: Alphabetical ids, frequency ignored | mentions: alphabetical order; ids go by falling frequency
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    return {w: i for i, w in enumerate(sorted(w for w in counts if counts[w] >= min_count))}

# %% wrong: Returns the counts | mentions: frequencies, not the ids
def build_vocabulary(tokens, min_count=1):
    return {word: n for word, n in Counter(tokens).items() if n >= min_count}

# %% wrong: Numbers first, drops rare words of rising order afterwards | mentions: min_count
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted(counts, key=lambda w: (counts[w] < min_count and -1, -counts[w], w))
    return {word: i for i, word in enumerate(words) if counts[word] >= min_count}

# %% wrong: Takes min_count for the size of the vocabulary | mentions: how often a word occurs|min_count
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted(counts, key=lambda w: (-counts[w], w))
    return {word: i for i, word in enumerate(words if min_count == 1 else words[:min_count])}

# %% wrong: Rare words stay | mentions: min_count
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    return {word: i for i, word in enumerate(sorted(counts, key=lambda w: (-counts[w], w)))}

# %% wrong: > where >= is meant | mentions: at least, not more than|min_count
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = [w for w in counts if counts[w] > min_count] if min_count > 1 else list(counts)
    return {word: i for i, word in enumerate(sorted(words, key=lambda w: (-counts[w], w)))}

# %% wrong: Ids in the order of the text | mentions: as they come in the text
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    return {w: i for i, w in enumerate(w for w in counts if counts[w] >= min_count)}

# %% wrong: Sorts the caller's list | mentions: changed its argument
def build_vocabulary(tokens, min_count=1):
    if isinstance(tokens, list):
        tokens.sort()
    ranked = Counter(tokens).most_common()
    return {word: i for i, (word, n) in enumerate(p for p in ranked if p[1] >= min_count)}

# %% wrong: most_common keeps ties in the order of the text | mentions: as they come in the text
def build_vocabulary(tokens, min_count=1):
    ranked = Counter(tokens).most_common()
    return {word: i for i, (word, n) in enumerate(p for p in ranked if p[1] >= min_count)}

# %% wrong: reverse=True turns ties around, too | mentions: reverse alphabetical
def build_vocabulary(tokens, min_count=1):
    pairs = sorted(((n, word) for word, n in Counter(tokens).items()), reverse=True)
    return {word: i for i, (n, word) in enumerate((n, w) for n, w in pairs if n >= min_count)}

# %% wrong: Ties go by the first letter only | mentions: first letters
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], w[:1]))
    return {word: i for i, word in enumerate(words)}

# %% wrong: Ties go by the first two letters | mentions: first letters
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], w[:2]))
    return {word: i for i, word in enumerate(words)}

# %% wrong: Ties go by the last letters | mentions: last letters
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], w[::-1]))
    return {word: i for i, word in enumerate(words)}

# %% right: Two stable sorts, the second by falling counts
def build_vocabulary(tokens, min_count=1):
    tokens = list(tokens)
    words = sorted(set(tokens))
    words.sort(key=tokens.count, reverse=True)
    return {word: i for i, word in enumerate(w for w in words if tokens.count(w) >= min_count)}

# %% wrong: Makes everything lower case | mentions: Upper and lower case
def build_vocabulary(tokens, min_count=1):
    counts = Counter(token.lower() for token in tokens)
    kept = [word for word in counts if counts[word] >= min_count]
    return {word: i for i, word in enumerate(sorted(kept, key=lambda word: (-counts[word], word)))}

# %% wrong: Numbers are no words | mentions: Numbers are left out
def build_vocabulary(tokens, min_count=1):
    counts = Counter(token for token in tokens if not token.isdigit())
    kept = [word for word in counts if counts[word] >= min_count]
    return {word: i for i, word in enumerate(sorted(kept, key=lambda word: (-counts[word], word)))}

# %% wrong: The thousand most frequent words | mentions: only 1000 of them
def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    kept = [word for word in counts if counts[word] >= min_count]
    return {word: i for i, word in enumerate(sorted(kept, key=lambda word: (-counts[word], word))[:1000])}
