"""Returns the counts.

loses: build_vocabulary
mentions: frequencies, not the ids
"""

def build_vocabulary(tokens, min_count=1):
    return {word: n for word, n in Counter(tokens).items() if n >= min_count}
