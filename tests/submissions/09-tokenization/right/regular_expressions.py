"""Regular expressions on texts with blanks between the symbols, as in the paper of 2016."""

import re


def pattern(a, b):
    return re.compile(r"(?<!\S)" + re.escape(a) + " " + re.escape(b) + r"(?!\S)")


def bpe_train(words, n_merges, end="_"):
    if any(re.search(re.escape(end), word) for word in words):
        raise ValueError("words: end mark inside")
    texts = Counter(" ".join(word) + " " + end for word in words)
    merges = []
    for _ in range(n_merges):
        table = Counter()
        for text, n in texts.items():
            symbols = text.split(" ")
            for pair in zip(symbols, symbols[1:]):
                table[pair] += n
        if not table:
            break
        a, b = min(table, key=lambda pair: (-table[pair], pair))
        merges.append((a, b))
        new = Counter()
        for text, n in texts.items():
            new[pattern(a, b).sub(lambda _: a + b, text)] += n
        texts = new
    return merges


def bpe_encode(word, merges, end="_"):
    if re.search(re.escape(end), word):
        raise ValueError("word: end mark inside")
    text = " ".join(word) + " " + end
    for a, b in merges:
        text = pattern(a, b).sub(lambda _: a + b, text)
    return text.split(" ")


def bpe_decode(tokens, end="_"):
    text = " ".join(tokens)
    if text and not text.endswith(end):
        raise ValueError("tokens: the last one is not closed")
    if re.search(re.escape(end) + r"\S", text):
        raise ValueError("tokens: end mark inside")
    return [word.replace(" ", "") for word in text.split(end)[:-1]]


def byte_fallback(tokens, vocabulary):
    known = set(vocabulary)
    return re.findall(
        r"\S+|\n|\t",
        " ".join(t if t in known else re.sub("..", r"<0x\g<0>> ", t.encode().hex().upper()) for t in tokens),
    )


def wordpiece_train(words, n_merges):
    texts = Counter(" ##".join(word) for word in words)
    merges = []
    while len(merges) < n_merges and any(" " in text for text in texts):
        one, two = Counter(), Counter()
        for text, n in texts.items():
            symbols = text.split(" ")
            for symbol in symbols:
                one[symbol] += n
            for pair in zip(symbols, symbols[1:]):
                two[pair] += n
        a, b = min(two, key=lambda pair: (-two[pair] / (one[pair[0]] * one[pair[1]]), pair))
        merges.append((a, b))
        new = Counter()
        for text, n in texts.items():
            new[pattern(a, b).sub(lambda _: a + b[2:], text)] += n
        texts = new
    return merges


def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    ranked = sorted(vocabulary, key=len, reverse=True)
    inside = [re.escape(p[2:]) for p in ranked if p.startswith("##")] or ["(?!)"]
    outside = [re.escape(p) for p in ranked if not p.startswith("##")] or ["(?!)"]
    first, later = re.compile("|".join(outside)), re.compile("|".join(inside))
    pieces, at = [], 0
    while at < len(word):
        found = (later if pieces else first).match(word, at)
        if not found:
            return [unknown]
        pieces.append(("##" if pieces else "") + found[0])
        at = found.end()
    return pieces


def unigram_segment(word, log_probabilities):
    ranked = sorted(log_probabilities)
    best = [(0.0, [])] + [None] * len(word)
    for stop in range(1, len(word) + 1):
        for piece in ranked:
            start = stop - len(piece)
            if start >= 0 and best[start] and re.match(re.escape(piece), word[start:]):
                score = best[start][0] + log_probabilities[piece]
                if best[stop] is None or score > best[stop][0]:
                    best[stop] = (score, best[start][1] + [piece])
    if best[-1] is None:
        raise ValueError("word: no segmentation")
    return best[-1][1]
