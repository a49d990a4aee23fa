"""Numbers with a point or comma are kept whole.

loses: tokenize
mentions: decimal points
"""

def tokenize(text):
    return re.findall(r"\d+[.,]\d+|\w+|[^\w\s]", text.lower())
