"""White space becomes tokens, too.

loses: tokenize
mentions: White space
"""

def tokenize(text):
    return re.findall(r"\w+|\W", text.lower())
