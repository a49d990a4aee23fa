"""Digits are no part of a word, and are dropped.

loses: tokenize
mentions: digits are lost
"""

def tokenize(text):
    return re.findall(r"[^\W\d]+|[^\w\s]", text.lower())
