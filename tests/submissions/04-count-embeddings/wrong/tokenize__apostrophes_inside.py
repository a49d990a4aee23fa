"""Contractions are kept whole.

loses: tokenize
mentions: apostrophes
"""

def tokenize(text):
    return re.findall(r"\w+(?:'\w+)*|[^\w\s]", text.lower())
