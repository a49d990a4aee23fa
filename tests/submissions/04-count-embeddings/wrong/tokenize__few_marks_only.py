"""Knows five punctuation marks; the others stick or vanish.

loses: tokenize
mentions: punctuation
"""

def tokenize(text):
    for mark in ".,!?;":
        text = text.replace(mark, f" {mark} ")
    return text.lower().split()
