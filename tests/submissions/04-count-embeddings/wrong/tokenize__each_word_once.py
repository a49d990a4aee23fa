"""Returns the different tokens, not all of them.

loses: tokenize
mentions: repetition|every token stays|missing|3 came
"""

def tokenize(text):
    return list(dict.fromkeys(re.findall(r"\w+|[^\w\s]", text.lower())))
