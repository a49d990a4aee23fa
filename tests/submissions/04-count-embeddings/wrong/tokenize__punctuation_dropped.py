"""Keeps the words and throws the punctuation away.

loses: tokenize
mentions: punctuation marks are lost
"""

def tokenize(text):
    return re.findall(r"\w+", text.lower())
