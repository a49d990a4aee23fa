"""split with a pattern leaves empty strings.

loses: tokenize
mentions: ''|does not belong|came
"""

def tokenize(text):
    return re.split(r"\s+|([^\w\s])", text.lower())
