"""Sorts the tokens.

loses: tokenize
mentions: wrong order
"""

def tokenize(text):
    return sorted(re.findall(r"\w+|[^\w\s]", text.lower()))
