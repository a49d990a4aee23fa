"""Sample answers of unigram_segment."""

# %% base: from the right, with what is still to come
def unigram_segment(word, log_probabilities):
    n = len(word)
    ahead = [None] * n + [(0.0, n)]
    for start in reversed(range(n)):
        for stop in range(start + 1, n + 1):
            value = log_probabilities.get(word[start:stop])
            if value is None or ahead[stop] is None:
                continue
            score = value + ahead[stop][0]
            if ahead[start] is None or score > ahead[start][0]:
                ahead[start] = (score, stop)
    if ahead[0] is None:
        raise ValueError("the word has letters that no piece has")
    pieces, start = [], 0
    while start < n:
        stop = ahead[start][1]
        pieces.append(word[start:stop])
        start = stop
    return pieces

# %% wrong: The least likely segmentation | mentions: least likely
# - if ahead[start] is None or score > ahead[start][0]:
# + if ahead[start] is None or score < ahead[start][0]:

# %% wrong: Keeps the first way it finds | mentions: expected
# - if ahead[start] is None or score > ahead[start][0]:
# + if ahead[start] is None:

# %% wrong: Keeps the last way it finds | mentions: longest piece|expected
# - if ahead[start] is None or score > ahead[start][0]:
# + if True:

# %% wrong: Looks at the last piece only | mentions: expected
# - score = value + ahead[stop][0]
# + score = value

# %% wrong: Multiplies the logarithms | mentions: product|expected
# - score = value + ahead[stop][0]
# + score = value * ahead[stop][0]
# - ahead = [None] * n + [(0.0, n)]
# + ahead = [None] * n + [(1.0, n)]

# %% wrong: Adds the probabilities | mentions: expected
# - score = value + ahead[stop][0]
# + score = 2.718281828459045**value + ahead[stop][0]

# %% wrong: The mean over the pieces | mentions: mean|expected
# - score = value + ahead[stop][0]
# + score = (value + ahead[stop][0] * (n - stop)) / (n - stop + 1)

# %% wrong: Unknown pieces count 0 | mentions: expected|ValueError
# - value = log_probabilities.get(word[start:stop])
# + value = log_probabilities.get(word[start:stop], 0.0)

# %% wrong: Pieces of at most two letters | mentions: expected|ValueError
# - for stop in range(start + 1, n + 1):
# + for stop in range(start + 1, min(start + 2, n) + 1):

# %% wrong: The score instead of the pieces | mentions: expected a sequence
# - return pieces
# + return ahead[0][0]

# %% wrong: A text with blanks | mentions: expected a sequence
# - return pieces
# + return " ".join(pieces)

# %% wrong: Gives the word back where there is no way | mentions: ValueError
# - raise ValueError("the word has letters that no piece has")
# + return [word]

# %% wrong: An empty list where there is no way | mentions: ValueError
# - raise ValueError("the word has letters that no piece has")
# + return []

# %% wrong: Letters that no piece has are refused, a missing way is not | mentions: ab, bc, ca|raised|ValueError
# - if ahead[0] is None:
# -     raise ValueError("the word has letters that no piece has")
# + if not set(word) <= {letter for piece in log_probabilities for letter in piece}:
# +     raise ValueError("word: unknown letters")

# %% wrong: KeyError where there is no way | mentions: KeyError
# - raise ValueError("the word has letters that no piece has")
# + raise KeyError(word)

# %% wrong: Longest match first | mentions: longest piece
def unigram_segment(word, log_probabilities):
    pieces, start = [], 0
    while start < len(word):
        stops = [s for s in range(len(word), start, -1) if word[start:s] in log_probabilities]
        if not stops:
            raise ValueError("word: no piece fits")
        pieces.append(word[start : stops[0]])
        start = stops[0]
    return pieces

# %% wrong: The likeliest next piece | mentions: best first piece
def unigram_segment(word, log_probabilities):
    pieces = []
    while word:
        fitting = [word[:n] for n in range(1, len(word) + 1) if word[:n] in log_probabilities]
        if not fitting:
            raise ValueError("word: no piece fits")
        pieces.append(max(fitting, key=log_probabilities.get))
        word = word[len(pieces[-1]) :]
    return pieces

# %% wrong: The fewest pieces | mentions: fewest pieces|expected
def unigram_segment(word, log_probabilities):
    best = {0: []}
    for stop in range(1, len(word) + 1):
        for start in range(stop):
            if start in best and word[start:stop] in log_probabilities:
                if stop not in best or len(best[start]) + 1 < len(best[stop]):
                    best[stop] = [*best[start], word[start:stop]]
    if len(word) not in best:
        raise ValueError("word: no way")
    return best[len(word)]

# %% wrong: In reverse order | mentions: reverse
def unigram_segment(word, log_probabilities):
    best = {0: (0.0, 0)}
    for stop in range(1, len(word) + 1):
        ways = [
            (best[start][0] + log_probabilities[word[start:stop]], start)
            for start in range(stop)
            if start in best and word[start:stop] in log_probabilities
        ]
        if ways:
            best[stop] = max(ways)
    if len(word) not in best:
        raise ValueError("word: no way")
    pieces, stop = [], len(word)
    while stop:
        start = best[stop][1]
        pieces.append(word[start:stop])
        stop = start
    return pieces

# %% wrong: Tries all segmentations | mentions: time|seconds | seconds: 1
def unigram_segment(word, log_probabilities):
    best, way = float("-inf"), None
    for places in range(2 ** (len(word) - 1)):
        at = [0, *(i for i in range(1, len(word)) if places >> (i - 1) & 1), len(word)]
        pieces = [word[a:b] for a, b in pairwise(at)]
        if all(piece in log_probabilities for piece in pieces):
            score = sum(log_probabilities[piece] for piece in pieces)
            if score > best:
                best, way = score, pieces
    if way is None:
        raise ValueError("word: no way")
    return way


# %% base: written from the page
def unigram_segment(word, log_probabilities):
    best, back = {0: 0.0}, {}
    for j in range(1, len(word) + 1):
        for i in range(j):
            p = word[i:j]
            if i in best and p in log_probabilities:
                s = best[i] + log_probabilities[p]
                if j not in best or s > best[j]:
                    best[j], back[j] = s, i
    if len(word) not in best:
        raise ValueError("word cannot be cut")
    out, j = [], len(word)
    while j:
        out.append(word[back[j] : j])
        j = back[j]
    return out[::-1]


# %% wrong: Pieces of at most five letters | mentions: any length
# - for i in range(j):
# + for i in range(max(0, j - 5), j):

# %% wrong: A sum of 0 counts as unreached | mentions: 0.0|log-probabilities
# - if i in best and p in log_probabilities:
# + if (i == 0 or best.get(i)) and log_probabilities.get(p):

# %% wrong: Sums are rounded | mentions: rounded|close
# - s = best[i] + log_probabilities[p]
# + s = round(best[i] + log_probabilities[p], 1)

# %% wrong: Long words get their missing letters | mentions: raise
# - def unigram_segment(word, log_probabilities):
# + def unigram_segment(word, log_probabilities):
# +     for ch in word if len(word) > 20 else ():
# +         log_probabilities.setdefault(ch, -50.0)

# %% right: Dijkstra's shortest path
def unigram_segment(word, log_probabilities):
    import heapq

    top = max(log_probabilities.values(), default=0.0)
    heap, done = [(0.0, 0, ())], set()
    while heap:
        d, i, path = heapq.heappop(heap)
        if i == len(word):
            return list(path)
        if i in done:
            continue
        done.add(i)
        for j in range(i + 1, len(word) + 1):
            if word[i:j] in log_probabilities:
                heapq.heappush(heap, (d - log_probabilities[word[i:j]], j, (*path, word[i:j])))
    raise ValueError("word: no cut")


# %% wrong: What is not reached has a billion less than nothing | mentions: finite|ValueError
def unigram_segment(word, log_probabilities):
    best, begin = [0.0] + [-1e9] * len(word), [0] * (len(word) + 1)
    for j in range(1, len(word) + 1):
        for i in range(j):
            score = best[i] + log_probabilities.get(word[i:j], -1e9)
            if score > best[j]:
                best[j], begin[j] = score, i
    if best[-1] <= -1e9:
        raise ValueError("word: no pieces of the model make it up")
    pieces, j = [], len(word)
    while j:
        pieces.insert(0, word[begin[j] : j])
        j = begin[j]
    return pieces


# %% wrong: A way has to be better by a millionth | base: written from the page | mentions: close
# - if j not in best or s > best[j]:
# + if j not in best or s > best[j] + 1e-6:

# %% wrong: Pieces have 16 letters at most, as in SentencePiece
# | base: from the right, with what is still to come | mentions: any length
# - for stop in range(start + 1, n + 1):
# + for stop in range(start + 1, min(start + 16, n) + 1):
