"""Upper case stays.

loses: tokenize
mentions: upper-case
"""

def tokenize(text):
    return re.findall(r"\w+|[^\w\s]", text)
