"""split(' ') knows blanks only.

loses: tokenize
mentions: white space
"""

def tokenize(text):
    spaced = re.sub(r"([^\w\s])", r" \1 ", text.lower())
    return [token for token in spaced.split(" ") if token]
