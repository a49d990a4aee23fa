"""Turned around: id → word.

loses: build_vocabulary
mentions: ids to words
"""

def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (-counts[w], w))
    return dict(enumerate(words))
