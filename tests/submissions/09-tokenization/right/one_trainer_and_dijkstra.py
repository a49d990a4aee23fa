"""One trainer for both, which takes the best pair from a heap; the likeliest cut as a shortest path."""

import heapq


def train(spelled, n_merges, key, glue):
    merges = []
    while len(merges) < n_merges:
        one, two = Counter(), Counter()
        for symbols in spelled:
            one.update(symbols)
            two.update(zip(symbols, symbols[1:]))
        heap = [(key(n, one[a], one[b]), (a, b)) for (a, b), n in two.items()]
        if not heap:
            return merges
        heapq.heapify(heap)
        merges.append(heap[0][1])
        spelled = [apply(symbols, merges[-1], glue) for symbols in spelled]
    return merges


def apply(symbols, pair, glue):
    out = []
    it = iter(symbols)
    current = next(it, None)
    while current is not None:
        following = next(it, None)
        if (current, following) == tuple(pair):
            out.append(glue(*pair))
            current = next(it, None)
        else:
            out.append(current)
            current = following
    return out


def plain(a, b):
    return a + b


def bpe_train(words, n_merges, end="_"):
    for word in words:
        if end in word:
            refuse("words", word)
    return train([[*word, end] for word in words], n_merges, lambda n, a, b: -n, plain)


def refuse(name, value):
    raise ValueError(f"{name}: {value!r}")


def bpe_encode(word, merges, end="_"):
    if end in word:
        refuse("word", word)
    symbols = [*word, end]
    for pair in merges:
        symbols = apply(symbols, pair, plain)
    return symbols


def bpe_decode(tokens, end="_"):
    words = [""]
    for token in tokens:
        head, mark, tail = token.partition(end)
        if tail:
            refuse("tokens", token)
        words[-1] += head
        if mark:
            words.append("")
    if words.pop():
        refuse("tokens", tokens)
    return words


def byte_fallback(tokens, vocabulary):
    table = [f"<0x{n:02X}>" for n in range(256)]
    return sum(([t] if t in vocabulary else [table[b] for b in bytearray(t, "utf-8")] for t in tokens), [])


def wordpiece_train(words, n_merges):
    spelled = [["##" * (i > 0) + c for i, c in enumerate(word)] for word in words]
    return train(spelled, n_merges, lambda n, a, b: -(n / (a * b)), lambda a, b: a + b[2:])


def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    pieces, start, stop = [], 0, len(word)
    while start < len(word):
        piece = ("" if start == 0 else "##") + word[start:stop]
        if piece in vocabulary:
            pieces.append(piece)
            start, stop = stop, len(word)
        else:
            stop -= 1
            if stop == start:
                return [unknown]
    return pieces


def unigram_segment(word, log_probabilities):
    """Shortest path: Dijkstra on positions, with costs −ln p."""
    if any(value > 0 for value in log_probabilities.values()):
        raise ValueError("log_probabilities: above 0")
    heap, done = [(0.0, 0, ())], set()
    while heap:
        cost, at, cuts = heapq.heappop(heap)
        if at == len(word):
            edges = [0, *cuts]
            return [word[a:b] for a, b in zip(edges, edges[1:])]
        if at in done:
            continue
        done.add(at)
        for stop in range(at + 1, len(word) + 1):
            if word[at:stop] in log_probabilities:
                heapq.heappush(heap, (cost - log_probabilities[word[at:stop]], stop, (*cuts, stop)))
    raise ValueError("word: cannot be cut")
