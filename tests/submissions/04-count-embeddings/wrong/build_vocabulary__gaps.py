"""Numbers first, drops rare words of rising order afterwards.

loses: build_vocabulary
mentions: min_count
"""

def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted(counts, key=lambda w: (counts[w] < min_count and -1, -counts[w], w))
    return {word: i for i, word in enumerate(words) if counts[word] >= min_count}
