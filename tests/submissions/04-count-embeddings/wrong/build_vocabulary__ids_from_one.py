"""Ids start at 1.

loses: build_vocabulary
mentions: start at 0
"""

def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], w))
    return {word: i for i, word in enumerate(words, start=1)}
