"""Recursion wherever there is a loop."""


def joined(symbols, a, b, mark=0):
    if len(symbols) < 2:
        return list(symbols)
    if (symbols[0], symbols[1]) == (a, b):
        return [a + b[mark:], *joined(symbols[2:], a, b, mark)]
    return [symbols[0], *joined(symbols[1:], a, b, mark)]


def bpe_train(words, n_merges, end="_"):
    if [word for word in words if end in word]:
        raise ValueError("words: the end mark must not be in a word")

    def learn(spelled, left):
        table = Counter(pair for symbols in spelled for pair in pairwise(symbols))
        if left == 0 or not table:
            return []
        _, a, b = min((-n, *pair) for pair, n in table.items())
        return [(a, b), *learn([joined(symbols, a, b) for symbols in spelled], left - 1)]

    return learn([[*word, end] for word in words], n_merges)


def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("word: the end mark must not be in it")

    def replay(symbols, left):
        return replay(joined(symbols, *left[0]), left[1:]) if left else symbols

    return replay([*word, end], list(merges))


def bpe_decode(tokens, end="_"):
    if not tokens:
        return []
    if any(end in token[: -len(end)] for token in tokens):
        raise ValueError("tokens: the end mark closes a token")
    closing = [i for i, token in enumerate(tokens) if token.endswith(end)]
    if not closing:
        raise ValueError("tokens: not closed")
    first = closing[0] + 1
    return ["".join(tokens[:first])[: -len(end)], *bpe_decode(tokens[first:], end)]


def byte_fallback(tokens, vocabulary):
    if len(tokens) == 0:
        return []
    token, rest = tokens[0], byte_fallback(tokens[1:], vocabulary)
    return [token, *rest] if token in vocabulary else ["<0x%02X>" % b for b in token.encode("utf8")] + rest


def wordpiece_train(words, n_merges):
    def learn(spelled, left):
        one = Counter(symbol for symbols in spelled for symbol in symbols)
        two = Counter(pair for symbols in spelled for pair in pairwise(symbols))
        if left == 0 or not two:
            return []
        _, a, b = min((-n / (one[a] * one[b]), a, b) for (a, b), n in two.items())
        return [(a, b), *learn([joined(symbols, a, b, 2) for symbols in spelled], left - 1)]

    return learn([[word[0], *map("##".__add__, word[1:])] for word in words], n_merges)


def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    def cut(rest, mark):
        if not rest:
            return []
        fitting = [n for n in range(1, len(rest) + 1) if mark + rest[:n] in vocabulary]
        if not fitting:
            return [unknown, None]
        return [mark + rest[: max(fitting)], *cut(rest[max(fitting) :], "##")]

    pieces = cut(word, "")
    return [unknown] if None in pieces else pieces


def unigram_segment(word, log_probabilities):
    from functools import lru_cache

    @lru_cache(None)
    def best(start):
        if start == len(word):
            return 0.0, ()
        ways = [(float("-inf"), ())]
        for stop in range(start + 1, len(word) + 1):
            if word[start:stop] in log_probabilities:
                score, pieces = best(stop)
                ways.append((log_probabilities[word[start:stop]] + score, (word[start:stop], *pieces)))
        return max(ways)

    score, pieces = best(0)
    if score == float("-inf"):
        raise ValueError("word: there is no way to cut it")
    return pieces
