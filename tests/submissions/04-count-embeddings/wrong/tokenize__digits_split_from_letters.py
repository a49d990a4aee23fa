"""b2b becomes three tokens.

loses: tokenize
mentions: letters and digits|runs
"""

def tokenize(text):
    return re.findall(r"\d+|[^\W\d]+|[^\w\s]", text.lower())
