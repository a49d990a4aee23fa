"""most_common keeps ties in the order of the text.

loses: build_vocabulary
mentions: as they come in the text
"""

def build_vocabulary(tokens, min_count=1):
    ranked = Counter(tokens).most_common()
    return {word: i for i, (word, n) in enumerate(p for p in ranked if p[1] >= min_count)}
