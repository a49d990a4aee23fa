"""Takes min_count for the size of the vocabulary.

loses: build_vocabulary
mentions: how often a word occurs|min_count
"""

def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    words = sorted(counts, key=lambda w: (-counts[w], w))
    return {word: i for i, word in enumerate(words if min_count == 1 else words[:min_count])}
