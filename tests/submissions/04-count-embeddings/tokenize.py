"""Sample answers of tokenize."""

# %% wrong: Contractions are kept whole | mentions: apostrophes
def tokenize(text):
    return re.findall(r"\w+(?:'\w+)*|[^\w\s]", text.lower())

# %% wrong: Only a to z count as letters | mentions: accents|alphabets
def tokenize(text):
    return re.findall(r"[a-z0-9]+|[^a-z0-9\s]", text.lower())

# %% wrong: Letters of other alphabets vanish | mentions: accents|alphabets
def tokenize(text):
    return re.findall(r"[a-z0-9]+|[!-/:-@\[-`{-~]", text.lower())

# %% wrong: Upper case stays | mentions: upper-case
def tokenize(text):
    return re.findall(r"\w+|[^\w\s]", text)

# %% wrong: Numbers with a point or comma are kept whole | mentions: decimal points
def tokenize(text):
    return re.findall(r"\d+[.,]\d+|\w+|[^\w\s]", text.lower())

# %% wrong: Digits are no part of a word, and are dropped | mentions: digits are lost
def tokenize(text):
    return re.findall(r"[^\W\d]+|[^\w\s]", text.lower())

# %% wrong: b2b becomes three tokens | mentions: letters and digits|runs
def tokenize(text):
    return re.findall(r"\d+|[^\W\d]+|[^\w\s]", text.lower())

# %% wrong: Returns the different tokens, not all of them
# | mentions: repetition|every token stays|missing|3 came
def tokenize(text):
    return list(dict.fromkeys(re.findall(r"\w+|[^\w\s]", text.lower())))

# %% wrong: split with a pattern leaves empty strings | mentions: ''|does not belong|came
def tokenize(text):
    return re.split(r"\s+|([^\w\s])", text.lower())

# %% wrong: Knows five punctuation marks; the others stick or vanish | mentions: punctuation
def tokenize(text):
    for mark in ".,!?;":
        text = text.replace(mark, f" {mark} ")
    return text.lower().split()

# %% wrong: Compounds with a hyphen are kept whole | mentions: hyphens
def tokenize(text):
    return re.findall(r"\w+(?:-\w+)*|[^\w\s]", text.lower())

# %% wrong: Keeps the words and throws the punctuation away | mentions: punctuation marks are lost
def tokenize(text):
    return re.findall(r"\w+", text.lower())

# %% wrong: A run of punctuation marks becomes one token | mentions: as many tokens, not one
def tokenize(text):
    return re.findall(r"\w+|[^\w\s]+", text.lower())

# %% wrong: Sorts the tokens | mentions: wrong order
def tokenize(text):
    return sorted(re.findall(r"\w+|[^\w\s]", text.lower()))

# %% wrong: split(' ') knows blanks only | mentions: white space
def tokenize(text):
    spaced = re.sub(r"([^\w\s])", r" \1 ", text.lower())
    return [token for token in spaced.split(" ") if token]

# %% wrong: Cuts at white space only: punctuation sticks to the words | mentions: punctuation sticks
def tokenize(text):
    return text.lower().split()

# %% wrong: Function words are left out | mentions: left out
def tokenize(text):
    return [t for t in re.findall(r"\w+|[^\w\s]", text.lower()) if t not in {"the", "a", "of", "in"}]

# %% wrong: White space becomes tokens, too | mentions: White space
def tokenize(text):
    return re.findall(r"\w+|\W", text.lower())

# %% wrong: Knows the marks of string.punctuation; quotation marks and dashes vanish | mentions: are lost
def tokenize(text):
    import string

    marks = re.escape(string.punctuation)
    return re.findall(rf"[^\W_]+|[{marks}]", text.lower())

# %% wrong: Puts spaces around string.punctuation; quotation marks and dashes stick | mentions: stick to the words
def tokenize(text):
    import string

    for mark in string.punctuation:
        text = text.replace(mark, f" {mark} ")
    return text.lower().split()

# %% wrong: Character by character, and whatever is not ASCII punctuation belongs to a word
# | mentions: stick to the words
def tokenize(text):
    tokens, word = [], ""
    for character in text.lower():
        if character.isalnum() or not character.isascii():
            word += character
            continue
        if word:
            tokens.append(word)
        word = ""
        if not character.isspace():
            tokens.append(character)
    return [*tokens, word] if word else tokens

# %% wrong: casefold in place of lower | mentions: casefold
def tokenize(text):
    return re.findall(r"\w+|[^\w\s]", text.casefold())

# %% wrong: Only the first paragraph | mentions: first paragraph
def tokenize(text):
    return re.findall(r"\w+|[^\w\s]", text.lower().split("\n\n")[0])

# %% wrong: Characters beyond U+FFFF vanish | mentions: plain keyboard
def tokenize(text):
    return re.findall(r"\w+|[^\w\s\U00010000-\U0010ffff]", text.lower())

# %% right: Runs of one kind, by groupby
def tokenize(text):
    import itertools

    tokens = []
    for kind, run in itertools.groupby(text.lower(), lambda c: (c.isalnum(), c.isspace())):
        tokens += ["".join(run)] if kind[0] else [] if kind[1] else list(run)
    return tokens
