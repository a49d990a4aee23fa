"""Cuts at white space only: punctuation sticks to the words.

loses: tokenize
mentions: punctuation sticks
"""

def tokenize(text):
    return text.lower().split()
