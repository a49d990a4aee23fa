"""Lists, dicts and generators where they will do; results are lists, too."""
import math
from collections import Counter


def cbow_contexts(ids, window):
    ids = [int(i) for i in ids]
    off = [-1] * window
    padded = off + ids + off
    return [padded[t : t + window] + padded[t + window + 1 : t + 2 * window + 1] for t in range(len(ids))]


def glove_weight(counts, x_max=100.0, alpha=0.75):
    def one(x):
        if isinstance(x, list):
            return [one(y) for y in x]
        if x < 0:
            raise ValueError(f"counts: {x} is negative")
        return min(1.0, x / x_max) ** alpha

    return one(np.asarray(counts).tolist())


def char_ngrams(word, n_min=3, n_max=6):
    if not n_min >= 2:
        raise ValueError("n_min < 2")
    marked = "".join(["<", word, ">"])
    return tuple(marked[i:j] for j in range(len(marked), 0, -1) for i in range(j) if n_min <= j - i <= n_max)


def ngram_bucket(ngram, buckets):
    h = 0x811C9DC5
    for byte in ngram.encode("utf8"):
        h ^= int.from_bytes(bytes([byte]), "little", signed=True) % (1 << 32)
        h = (h + (h << 1) + (h << 4) + (h << 7) + (h << 8) + (h << 24)) & (2**32 - 1)
    return h % buckets


def subword_vector(word_id, buckets, W, G):
    rows = [list(G[u]) for u in buckets]
    if word_id is not None:
        rows.append(list(W[word_id]))
    if not rows:
        return [0.0] * W.shape[1]
    return [math.fsum(column) / len(rows) for column in zip(*rows)]


def cbow_loss_and_gradients(context_ids, target, negatives, W, C):
    bag = Counter(int(i) for i in context_ids)
    n = sum(bag.values())
    if n == 0:
        raise ValueError("context_ids")
    h = np.array([math.fsum(m * C[i, j] for i, m in bag.items()) / n for j in range(C.shape[1])])
    asked = Counter(int(v) for v in negatives)
    dW, dC, dh, loss = np.zeros(W.shape), np.zeros(C.shape), 0.0, 0.0
    for word, times, label in [(int(target), 1, 1), *((v, m, 0) for v, m in asked.items())]:
        x = math.fsum(W[word] * h)
        y = -x if label else x
        loss += times * (max(y, 0) + math.log1p(math.exp(-abs(y))))
        said = math.exp(-max(-x, 0)) / (1 + math.exp(-abs(x)))
        dW[word] += times * (said - label) * h
        dh = dh + times * (said - label) * W[word]
    for i, m in bag.items():
        dC[i] = m / n * dh
    return loss, dW, dC
