"""Letters of other alphabets vanish.

loses: tokenize
mentions: accents|alphabets
"""

def tokenize(text):
    return re.findall(r"[a-z0-9]+|[!-/:-@\[-`{-~]", text.lower())
