"""Compounds with a hyphen are kept whole.

loses: tokenize
mentions: hyphens
"""

def tokenize(text):
    return re.findall(r"\w+(?:-\w+)*|[^\w\s]", text.lower())
