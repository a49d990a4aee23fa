"""Sorts the counts as text: 9 after 10.

loses: build_vocabulary
mentions: expected|different frequency
"""

def build_vocabulary(tokens, min_count=1):
    counts = Counter(tokens)
    lines = sorted(f"{n}" for n in set(counts.values()))[::-1]
    words = [w for n in lines for w in sorted(counts) if str(counts[w]) == n and counts[w] >= min_count]
    return {word: i for i, word in enumerate(words)}
