"""> where >= is meant.

loses: build_vocabulary
mentions: at least, not more than|min_count
"""

def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = [w for w in counts if counts[w] > min_count] if min_count > 1 else list(counts)
    return {word: i for i, word in enumerate(sorted(words, key=lambda w: (-counts[w], w)))}
