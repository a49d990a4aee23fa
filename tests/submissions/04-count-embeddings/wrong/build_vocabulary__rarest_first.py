"""Rising frequency.

loses: build_vocabulary
mentions: rarest word comes first
"""

def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted((w for w in counts if counts[w] >= min_count), key=lambda w: (counts[w], w))
    return {word: i for i, word in enumerate(words)}
