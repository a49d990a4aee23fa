"""Function words are left out.

loses: tokenize
mentions: left out
"""

def tokenize(text):
    return [t for t in re.findall(r"\w+|[^\w\s]", text.lower()) if t not in {"the", "a", "of", "in"}]
