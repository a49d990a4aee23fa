"""reverse=True turns ties around, too.

loses: build_vocabulary
mentions: reverse alphabetical
"""

def build_vocabulary(tokens, min_count=1):
    pairs = sorted(((n, word) for word, n in Counter(tokens).items()), reverse=True)
    return {word: i for i, (n, word) in enumerate((n, w) for n, w in pairs if n >= min_count)}
