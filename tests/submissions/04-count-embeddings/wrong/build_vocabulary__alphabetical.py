"""Alphabetical ids, frequency ignored.

loses: build_vocabulary
mentions: alphabetical order; ids go by falling frequency
"""

def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    return {w: i for i, w in enumerate(sorted(w for w in counts if counts[w] >= min_count))}
