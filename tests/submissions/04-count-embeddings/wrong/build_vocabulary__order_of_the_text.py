"""Ids in the order of the text.

loses: build_vocabulary
mentions: as they come in the text
"""

def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    return {w: i for i, w in enumerate(w for w in counts if counts[w] >= min_count)}
