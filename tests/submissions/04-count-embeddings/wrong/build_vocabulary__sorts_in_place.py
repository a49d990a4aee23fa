"""Sorts the caller's list.

loses: build_vocabulary
mentions: changed by the call
"""

def build_vocabulary(tokens, min_count=1):
    if isinstance(tokens, list):
        tokens.sort()
    ranked = Counter(tokens).most_common()
    return {word: i for i, (word, n) in enumerate(p for p in ranked if p[1] >= min_count)}
