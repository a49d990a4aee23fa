"""Symbols as pairs of positions in the word; nothing is joined until the end."""


def spans_after(word, spans, a, b):
    kept = []
    for span in spans:
        if kept and word[kept[-1][0] : kept[-1][1]] == a and word[span[0] : span[1]] == b:
            kept[-1] = (kept[-1][0], span[1])
        else:
            kept.append(span)
    return kept


def bpe_train(words, n_merges, end="_"):
    if end in "\n".join(words):
        raise ValueError("words hold the end mark")
    texts = [word + end for word in words]
    spans = [[*((i, i + 1) for i in range(len(word))), (len(word), len(word + end))] for word in words]
    merges = []
    for _ in range(n_merges):
        counts = {}
        for text, parts in zip(texts, spans):
            for (i, j), (_, k) in zip(parts, parts[1:]):
                counts.setdefault((text[i:j], text[j:k]), []).append(1)
        if not counts:
            break
        most = max(map(len, counts.values()))
        a, b = min(pair for pair in counts if len(counts[pair]) == most)
        merges.append((a, b))
        spans = [spans_after(text, parts, a, b) for text, parts in zip(texts, spans)]
    return merges


def bpe_encode(word, merges, end="_"):
    if word != word.replace(end, ""):
        raise ValueError("word: holds the end mark")
    text = word + end
    spans = [*((i, i + 1) for i in range(len(word))), (len(word), len(text))]
    for a, b in merges:
        spans = spans_after(text, spans, a, b)
    return tuple(text[i:j] for i, j in spans)


def bpe_decode(tokens, end="_"):
    words, start = [], 0
    for i, token in enumerate(tokens):
        if end in token[: len(token) - len(end)]:
            raise ValueError("tokens: a word ends within a token")
        if token[-len(end) :] == end:
            words.append("".join(tokens[start : i + 1])[: -len(end)])
            start = i + 1
    if start != len(tokens):
        raise ValueError("tokens: unfinished")
    return tuple(words)


def byte_fallback(tokens, vocabulary):
    def pieces():
        for token in tokens:
            if token in vocabulary:
                yield token
            else:
                yield from (f"<0x{high}{low}>" for high, low in zip(*[iter(token.encode().hex().upper())] * 2))

    return list(pieces())


def wordpiece_train(words, n_merges):
    def name(word, span):
        return ("##" if span[0] else "") + word[span[0] : span[1]]

    spans = [[(i, i + 1) for i in range(len(word))] for word in words]
    merges = []
    while len(merges) < n_merges:
        one, two = Counter(), Counter()
        for word, parts in zip(words, spans):
            named = [name(word, span) for span in parts]
            one.update(named)
            two.update(zip(named, named[1:]))
        if not two:
            break
        # Fractions are compared by cross-multiplication: no division at all.
        best = None
        for (a, b), n in sorted(two.items()):
            if best is None or n * one[best[0]] * one[best[1]] > two[best] * one[a] * one[b]:
                best = (a, b)
        merges.append(best)
        for word, parts in zip(words, spans):
            i = 0
            while i + 1 < len(parts):
                if (name(word, parts[i]), name(word, parts[i + 1])) == best:
                    parts[i : i + 2] = [(parts[i][0], parts[i + 1][1])]
                else:
                    i += 1
    return merges


def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    longest = max(map(len, vocabulary), default=0)
    cuts = [0]
    while cuts[-1] < len(word):
        at = cuts[-1]
        mark = "##" if at else ""
        ends = [e for e in range(at + 1, min(len(word), at + longest) + 1) if mark + word[at:e] in vocabulary]
        if not ends:
            return [unknown]
        cuts.append(ends[-1])
    return ["##" * (a > 0) + word[a:b] for a, b in zip(cuts, cuts[1:])]


def unigram_segment(word, log_probabilities):
    """All best ways at once, as a list of (score, pieces), position by position."""
    ways = {0: (0.0, [])}
    for stop in range(1, len(word) + 1):
        ending = [p for p in log_probabilities if len(p) <= stop and word[stop - len(p) : stop] == p]
        options = [
            (ways[stop - len(p)][0] + log_probabilities[p], ways[stop - len(p)][1] + [p])
            for p in ending
            if stop - len(p) in ways
        ]
        if options:
            ways[stop] = max(options, key=lambda way: way[0])
    try:
        return ways[len(word)][1]
    except KeyError:
        raise ValueError(f"word {word} has no segmentation") from None
