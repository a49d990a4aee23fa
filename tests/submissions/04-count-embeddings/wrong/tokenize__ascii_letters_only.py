"""Only a to z count as letters.

loses: tokenize
mentions: accents|alphabets
"""

def tokenize(text):
    return re.findall(r"[a-z0-9]+|[^a-z0-9\s]", text.lower())
