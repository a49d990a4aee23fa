"""Sample answers of wordpiece_train."""

# %% base: every occurrence as a list of its own, exact fractions
def wordpiece_train(words, n_merges):
    from fractions import Fraction

    corpus = [[letter if i == 0 else "##" + letter for i, letter in enumerate(word)] for word in words]
    merges = []
    for _ in range(n_merges):
        single, double = {}, {}
        for symbols in corpus:
            for i, symbol in enumerate(symbols):
                single[symbol] = single.get(symbol, 0) + 1
                if i:
                    pair = (symbols[i - 1], symbol)
                    double[pair] = double.get(pair, 0) + 1
        if not double:
            break
        scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
        best = max(scores.values())
        a, b = sorted(pair for pair in scores if scores[pair] == best)[0]
        merges.append((a, b))
        for symbols in corpus:
            i = 0
            while i < len(symbols) - 1:
                if symbols[i] == a and symbols[i + 1] == b:
                    symbols[i : i + 2] = [a + b[2:]]
                i += 1
    return merges

# %% wrong: The most frequent pair | mentions: most frequent pair
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + scores = double

# %% wrong: n(a)·n(b), as the course notes have it | mentions: above the line
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + scores = {(a, b): single[a] * single[b] for (a, b) in double}

# %% wrong: Divided by n(a) only | mentions: n\(a\) only|below the line
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + scores = {(a, b): Fraction(n, single[a]) for (a, b), n in double.items()}

# %% wrong: Divided by n(b) only | mentions: n\(b\) only|below the line
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + scores = {(a, b): Fraction(n, single[b]) for (a, b), n in double.items()}

# %% wrong: Divided by the sum | mentions: product belongs|below the line
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + scores = {(a, b): Fraction(n, single[a] + single[b]) for (a, b), n in double.items()}

# %% wrong: Divides twice, so that equal scores differ | mentions: one quotient
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + scores = {(a, b): n / single[a] / single[b] for (a, b), n in double.items()}

# %% wrong: The share of all places where one of the two stands | mentions: expected|product belongs
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + scores = {(a, b): Fraction(n, single[a] + single[b] - n) for (a, b), n in double.items()}

# %% wrong: PMI with logarithms, so that equal scores differ | mentions: round|one quotient
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + from math import log
# + scores = {(a, b): log(n) - log(single[a]) - log(single[b]) for (a, b), n in double.items()}

# %% wrong: The lowest score | mentions: lowest
# - best = max(scores.values())
# + best = min(scores.values())

# %% wrong: Counts different words, not occurrences | mentions: counted once
# - corpus = [[letter if i == 0 else "##" + letter for i, letter in enumerate(word)] for word in words]
# + corpus = [[c if i == 0 else "##" + c for i, c in enumerate(word)] for word in dict.fromkeys(words)]

# %% wrong: No marks inside words | mentions: begin with ##
# - corpus = [[letter if i == 0 else "##" + letter for i, letter in enumerate(word)] for word in words]
# + corpus = [list(word) for word in words]
# - symbols[i : i + 2] = [a + b[2:]]
# + symbols[i : i + 2] = [a + b]

# %% wrong: The marks stay inside the merged symbol | mentions: inside a merged symbol is dropped
# - symbols[i : i + 2] = [a + b[2:]]
# + symbols[i : i + 2] = [a + b]

# %% wrong: All marks are lost in the merged symbol | mentions: merge|expected
# - symbols[i : i + 2] = [a + b[2:]]
# + symbols[i : i + 2] = [(a + b).replace("##", "")]

# %% wrong: Ties go to the pair seen first | mentions: smallest
# - a, b = sorted(pair for pair in scores if scores[pair] == best)[0]
# + a, b = max(scores, key=scores.get)

# %% wrong: Ties go to the largest pair | mentions: smallest
# - a, b = sorted(pair for pair in scores if scores[pair] == best)[0]
# + a, b = sorted(pair for pair in scores if scores[pair] == best)[-1]

# %% wrong: w and ##w are counted together | mentions: counted apart
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + bare = Counter()
# + for symbol, n in single.items():
# +     bare[symbol.replace("##", "")] += n
# + scores = {
# +     (a, b): Fraction(n, bare[a.replace("##", "")] * bare[b[2:]]) for (a, b), n in double.items()
# + }

# %% wrong: Counts a symbol only where it is half of such a pair | mentions: wherever it stands
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + left, right = Counter(), Counter()
# + for (a, b), n in double.items():
# +     left[a] += n
# +     right[b] += n
# + scores = {(a, b): Fraction(n, left[a] * right[b]) for (a, b), n in double.items()}

# %% wrong: Stops at pairs that occur once | mentions: expected|came
# - if not double:
# + if not double or max(double.values()) == 1:

# %% wrong: Fails when nothing is left | mentions: empty|max|raised
# - if not double:
# -     break

# %% wrong: Scores of the beginning, never counted again | mentions: count again
def wordpiece_train(words, n_merges):
    spelled = [[word[0], *("##" + letter for letter in word[1:])] for word in words]
    single = Counter(symbol for symbols in spelled for symbol in symbols)
    double = Counter(pair for symbols in spelled for pair in pairwise(symbols))
    return sorted(double, key=lambda p: (-double[p] / (single[p[0]] * single[p[1]]), p))[:n_merges]

# %% wrong: The merged symbols, not the pairs | mentions: expected
# - merges.append((a, b))
# + merges.append(a + b[2:])

# %% right: one quotient of integers, kept as a float
def wordpiece_train(words, n_merges):
    corpus = {}
    for word in words:
        spelled = (word[:1], *(f"##{letter}" for letter in word[1:]))
        corpus[spelled] = corpus.get(spelled, 0) + 1
    corpus = list(corpus.items())
    merges = []
    while len(merges) < n_merges:
        single, double = Counter(), Counter()
        for symbols, n in corpus:
            for a, b in pairwise(symbols):
                double[a, b] += n
            for symbol in symbols:
                single[symbol] += n
        ranked = sorted((-n / (single[a] * single[b]), a, b) for (a, b), n in double.items())
        if not ranked:
            break
        _, a, b = ranked[0]
        merges.append([a, b])
        rewritten = []
        for symbols, n in corpus:
            new = []
            for symbol in symbols:
                if new and new[-1] == a and symbol == b:
                    new[-1] = a + b[2:]
                else:
                    new.append(symbol)
            rewritten.append((tuple(new), n))
        corpus = rewritten
    return merges


# %% wrong: Words of one letter are left out | mentions: one letter
def wordpiece_train(words, n_merges):
    vocab = {w: ([w[0], *("##" + c for c in w[1:])], n) for w, n in Counter(words).items() if len(w) > 1}
    merges = []
    while len(merges) < n_merges:
        single, pairs = Counter(), Counter()
        for s, n in vocab.values():
            for x in s:
                single[x] += n
            for p in pairwise(s):
                pairs[p] += n
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p] / (single[p[0]] * single[p[1]]), p))
        merges.append(best)
        new = best[0] + best[1][2:]
        for w, (s, n) in vocab.items():
            out, i = [], 0
            while i < len(s):
                if tuple(s[i : i + 2]) == best:
                    out.append(new)
                    i += 2
                else:
                    out.append(s[i])
                    i += 1
            vocab[w] = out, n
    return merges


# %% wrong: A symbol counts once a word | mentions: twice
def wordpiece_train(words, n_merges):
    vocab = {w: ([w[0], *("##" + c for c in w[1:])], n) for w, n in Counter(words).items()}
    merges = []
    while len(merges) < n_merges:
        single, pairs = Counter(), Counter()
        for s, n in vocab.values():
            for x in set(s):
                single[x] += n
            for p in pairwise(s):
                pairs[p] += n
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p] / (single[p[0]] * single[p[1]]), p))
        merges.append(best)
        new = best[0] + best[1][2:]
        for w, (s, n) in vocab.items():
            out, i = [], 0
            while i < len(s):
                if tuple(s[i : i + 2]) == best:
                    out.append(new)
                    i += 2
                else:
                    out.append(s[i])
                    i += 1
            vocab[w] = out, n
    return merges


# %% right: spans of letters
def wordpiece_train(words, n_merges):
    spans = [[(i, i + 1) for i in range(len(w))] for w in words]
    name = lambda w, sp: ("##" if sp[0] else "") + w[sp[0] : sp[1]]
    out = []
    while len(out) < n_merges:
        one, two = {}, {}
        for w, sp in zip(words, spans):
            names = [name(w, x) for x in sp]
            for k, x in enumerate(names):
                one[x] = one.get(x, 0) + 1
                if k:
                    two[names[k - 1], x] = two.get((names[k - 1], x), 0) + 1
        if two == {}:
            break
        ranked = sorted(two, key=lambda p: (-(two[p] / (one[p[0]] * one[p[1]])), p[0], p[1]))
        best = ranked[0]
        out.append(best)
        for w, sp in zip(words, spans):
            k = 0
            while k < len(sp) - 1:
                if (name(w, sp[k]), name(w, sp[k + 1])) == best:
                    sp[k] = (sp[k][0], sp.pop(k + 1)[1])
                k += 1
    return out


# %% wrong: Words in lower case | base: every occurrence as a list of its own, exact fractions | mentions: capitals
# - corpus = [[letter if i == 0 else "##" + letter for i, letter in enumerate(word)] for word in words]
# + corpus = [[x if i == 0 else "##" + x for i, x in enumerate(word.lower())] for word in words]

# %% wrong: Scores are rounded to six places | base: every occurrence as a list of its own, exact fractions
# | mentions: do not round
# - scores = {(a, b): Fraction(n, single[a] * single[b]) for (a, b), n in double.items()}
# + scores = {(a, b): round(n / (single[a] * single[b]), 6) for (a, b), n in double.items()}

# %% wrong: No words are refused | mentions: wordpiece_train\(\[\], 3\)
# - merges = []
# + merges = []
# + longest = max(len(word) for word in words)
