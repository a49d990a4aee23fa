"""Integer ids and NumPy arrays in place of strings."""

import numpy as np


def merge_ids(ids, a, b, new):
    result, i = [], 0
    while i < len(ids):
        if i + 1 < len(ids) and ids[i] == a and ids[i + 1] == b:
            result.append(new)
            i += 2
        else:
            result.append(int(ids[i]))
            i += 1
    return np.array(result)


def learn(words, names, spelled, n_merges, score, glue):
    merges = []
    for _ in range(n_merges):
        size = len(names)
        table = np.zeros((size, size), dtype=int)
        for ids in spelled:
            np.add.at(table, (ids[:-1], ids[1:]), 1)
        if not table.any():
            break
        counts = np.bincount(np.concatenate(spelled), minlength=size)
        scores = score(table, counts)
        rows, columns = np.nonzero((scores == scores[table > 0].max()) & (table > 0))
        _, a, b = min(((names[i], names[j]), int(i), int(j)) for i, j in zip(rows, columns))
        merges.append((names[a], names[b]))
        text = glue(names[a], names[b])
        if text not in names:
            names.append(text)
        spelled = [merge_ids(ids, a, b, names.index(text)) for ids in spelled]
    return merges


def bpe_train(words, n_merges, end="_"):
    if np.any([end in word for word in words]):
        raise ValueError("words: end mark")
    names = sorted(set("".join(words))) + [end]
    spelled = [np.array([*map(names.index, word), len(names) - 1]) for word in words]
    return learn(words, names, spelled, n_merges, lambda table, counts: table, str.__add__)


def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word: end mark")
    symbols = np.array([*word, end], dtype=object)
    for a, b in merges:
        places = np.flatnonzero((symbols[:-1] == a) & (symbols[1:] == b))
        taken = -2
        chosen = []
        for place in places:
            if place > taken + 1:
                chosen.append(place)
                taken = place
        for place in chosen:
            symbols[place] = a + b
        symbols = np.delete(symbols, np.array(chosen, dtype=int) + 1)
    return symbols.tolist()


def bpe_decode(tokens, end="_"):
    closed = np.array([token.endswith(end) for token in tokens], dtype=bool)
    if any(token.find(end) not in (-1, len(token) - len(end)) for token in tokens):
        raise ValueError("tokens: end mark in the middle")
    if len(tokens) and not closed[-1]:
        raise ValueError("tokens: not closed")
    groups = np.split(np.array(tokens, dtype=object), np.flatnonzero(closed) + 1)[:-1]
    return ["".join(group)[: -len(end)] for group in groups]


def byte_fallback(tokens, vocabulary):
    pieces = []
    for token in tokens:
        if token in vocabulary:
            pieces.append(token)
        else:
            pieces.extend(f"<0x{b:02X}>" for b in np.frombuffer(token.encode("utf-8"), dtype=np.uint8))
    return np.array(pieces, dtype=object).tolist()


def wordpiece_train(words, n_merges):
    parts = [[word[0], *("##" + c for c in word[1:])] for word in words]
    names = sorted({symbol for symbols in parts for symbol in symbols})
    spelled = [np.array([names.index(symbol) for symbol in symbols]) for symbols in parts]

    def score(table, counts):
        return table / np.maximum(1, np.outer(counts, counts))

    return learn(words, names, spelled, n_merges, score, lambda a, b: a + b[2:])


def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    pieces = np.array(sorted(vocabulary))
    lengths = np.char.str_len(pieces)
    rest, result = word, []
    while rest:
        marked = rest if not result else "##" + rest
        fits = np.array([marked.startswith(p) and len(p) > 2 * bool(result) for p in pieces.tolist()])
        if not result:
            fits &= ~np.char.startswith(pieces, "##")
        if not fits.any():
            return [unknown]
        best = int(np.argmax(np.where(fits, lengths, -1)))
        result.append(str(pieces[best]))
        rest = marked[lengths[best] :]
    return result


def unigram_segment(word, log_probabilities):
    n = len(word)
    edges = np.full((n + 1, n + 1), -np.inf)
    for i in range(n):
        for j in range(i + 1, n + 1):
            edges[i, j] = log_probabilities.get(word[i:j], -np.inf)
    best, back = np.full(n + 1, -np.inf), np.zeros(n + 1, dtype=int)
    best[0] = 0
    for j in range(1, n + 1):
        column = best + edges[:, j]
        back[j] = np.argmax(column)
        best[j] = column[back[j]]
    if not np.isfinite(best[n]):
        raise ValueError("word: no segmentation")
    cuts = [n]
    while cuts[-1]:
        cuts.append(int(back[cuts[-1]]))
    cuts.reverse()
    return [word[a:b] for a, b in zip(cuts, cuts[1:])]
