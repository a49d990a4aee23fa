"""Rare words stay.

loses: build_vocabulary
mentions: min_count
"""

def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    return {word: i for i, word in enumerate(sorted(counts, key=lambda w: (-counts[w], w)))}
