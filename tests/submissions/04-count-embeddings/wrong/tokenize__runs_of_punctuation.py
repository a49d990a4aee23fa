"""A run of punctuation marks becomes one token.

loses: tokenize
mentions: as many tokens, not one
"""

def tokenize(text):
    return re.findall(r"\w+|[^\w\s]+", text.lower())
