"""Counts are not taken again but corrected after each merge; Bellman–Ford for the best cut."""


class Corpus:
    def __init__(self, spelled, glue):
        self.words = [list(symbols) for symbols in spelled]
        self.glue = glue
        self.single, self.double = Counter(), Counter()
        for symbols in self.words:
            self.account(symbols, 1)

    def account(self, symbols, sign):
        for symbol in symbols:
            self.single[symbol] += sign
        for i in range(1, len(symbols)):
            self.double[symbols[i - 1], symbols[i]] += sign

    def merge(self, pair):
        for k, symbols in enumerate(self.words):
            if pair not in zip(symbols, symbols[1:]):
                continue
            self.account(symbols, -1)
            i, new = 0, []
            while i < len(symbols):
                here = tuple(symbols[i : i + 2]) == pair
                new.append(self.glue(*pair) if here else symbols[i])
                i += 1 + here
            self.words[k] = new
            self.account(new, 1)

    def learn(self, n_merges, key):
        merges = []
        while len(merges) < n_merges:
            pairs = [pair for pair, n in self.double.items() if n > 0]
            if not pairs:
                break
            merges.append(min(pairs, key=lambda pair: (key(self, *pair), pair)))
            self.merge(merges[-1])
        return merges


def bpe_train(words, n_merges, end="_"):
    if not all(word.partition(end)[1] == "" for word in words):
        raise ValueError("`words` must be free of the end mark")
    corpus = Corpus([[*word, end] for word in words], lambda a, b: a + b)
    return corpus.learn(n_merges, lambda c, a, b: -c.double[a, b])


def bpe_encode(word, merges, end="_"):
    if end in word:
        raise ValueError("`word` must be free of the end mark")
    one = Corpus([[*word, end]], lambda a, b: a + b)
    for pair in merges:
        one.merge(tuple(pair))
    return one.words[0]


def bpe_decode(tokens, end="_"):
    open_words, words = [], []
    for token in tokens:
        if token.count(end) > 1 or (end in token and not token.endswith(end)):
            raise ValueError(f"tokens: {token}")
        open_words.append(token)
        if end in token:
            words.append("".join(open_words)[: -len(end)])
            open_words.clear()
    if open_words:
        raise ValueError(f"tokens: {open_words}")
    return words


def byte_fallback(tokens, vocabulary):
    digits = "0123456789ABCDEF"
    pieces = []
    for token in tokens:
        if token in vocabulary:
            pieces += [token]
            continue
        for byte in token.encode():
            high, low = divmod(byte, 16)
            pieces += ["<0x" + digits[high] + digits[low] + ">"]
    return pieces


def wordpiece_train(words, n_merges):
    spelled = [[word[0]] + ["##" + letter for letter in word[1:]] for word in words]
    corpus = Corpus(spelled, lambda a, b: a + b[2:])
    return corpus.learn(n_merges, lambda c, a, b: -c.double[a, b] / (c.single[a] * c.single[b]))


def wordpiece_encode(word, vocabulary, unknown="[UNK]"):
    inside = {piece[2:] for piece in vocabulary if piece[:2] == "##"}
    outside = {piece for piece in vocabulary if piece[:2] != "##"}
    tokens, known, rest = [], outside, word
    while rest:
        sizes = [size for size in range(1, len(rest) + 1) if rest[:size] in known]
        if not sizes:
            tokens = [unknown]
            break
        tokens.append(("##" if tokens else "") + rest[: sizes[-1]])
        rest, known = rest[sizes[-1] :], inside
    return tokens


def unigram_segment(word, log_probabilities):
    n = len(word)
    edges = [
        (i, j, -log_probabilities[word[i:j]])
        for i in range(n)
        for j in range(i + 1, n + 1)
        if word[i:j] in log_probabilities
    ]
    cost, before, changed = {0: 0.0}, {}, True
    while changed:
        changed = False
        for i, j, price in edges:
            if i in cost and cost[i] + price < cost.get(j, float("inf")) - 1e-12:
                cost[j], before[j], changed = cost[i] + price, i, True
    if n not in cost:
        raise ValueError("word: not reachable")
    cuts = [n]
    while cuts[0]:
        cuts.insert(0, before[cuts[0]])
    return [word[i:j] for i, j in pairwise(cuts)]
