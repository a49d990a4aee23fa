"""PMI as a difference of logarithms; int64 counts; a window by deque."""

from collections import deque


def build_vocabulary(tokens, min_count=1):
    words, counts = np.unique(np.array(list(tokens), dtype=str), return_counts=True)
    keep = counts >= min_count
    words, counts = words[keep], counts[keep]
    order = np.argsort(-counts, kind="stable")
    return {str(words[i]): rank for rank, i in enumerate(order)}


def cooccurrence_matrix(documents, vocabulary, window):
    M = np.zeros((len(vocabulary),) * 2, dtype=np.int64)
    for document in documents:
        recent = deque(maxlen=window)
        for token in document:
            here = vocabulary.get(token)
            for there in recent:
                if here is not None and there is not None:
                    M[here, there] += 1
                    M[there, here] += 1
            recent.append(here)
    return M


def ppmi(counts, context_smoothing=1.0):
    counts = np.array(counts, dtype=float)
    rows, columns = counts.sum(1, keepdims=True), counts.sum(0, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log2(counts) - np.log2(rows) - context_smoothing * np.log2(columns)
        logs += np.log2((columns**context_smoothing).sum())
    return np.where(logs > 0, logs, 0.0)
