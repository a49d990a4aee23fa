"""Sample answers of char_ngrams."""


# %% base: from every start, all ends
def char_ngrams(word, n_min=3, n_max=6):
    if n_min < 2:
        raise ValueError("n_min has to be 2 or more")
    marked = "<" + word + ">"
    runs = []
    for start in range(len(marked)):
        for n in range(n_min, n_max + 1):
            if start + n <= len(marked):
                runs.append(marked[start : start + n])
    return runs


# %% wrong: A set: ana is in banana once | mentions: set
# - return runs
# + return list(set(runs))

# %% wrong: No boundary marks | mentions: boundary
# - marked = "<" + word + ">"
# + marked = word

# %% wrong: No end mark | mentions: end mark
# - marked = "<" + word + ">"
# + marked = "<" + word

# %% wrong: No runs of n_max characters | mentions: n_max
# - for n in range(n_min, n_max + 1):
# + for n in range(n_min, n_max):

# %% wrong: The whole word is always one of them | mentions: whole|itself
# - return runs
# + return [*runs, marked]

# %% wrong: The whole word is never one of them | mentions: whole
# - return runs
# + return [run for run in runs if run != marked]

# %% wrong: The last run of each length is missing | mentions: last
# - if start + n <= len(marked):
# + if start + n < len(marked):

# %% wrong: Shorter runs at the end of the word | mentions: expected|differ
# - if start + n <= len(marked):
# -     runs.append(marked[start : start + n])
# + runs.append(marked[start : start + n])

# %% wrong: Bytes, not characters | mentions: bytes|differ|expected
# - marked = "<" + word + ">"
# + marked = ("<" + word + ">").encode().decode("latin-1")

# %% wrong: Any n_min goes | mentions: raise|ValueError
# - if n_min < 2:
# -     raise ValueError("n_min has to be 2 or more")

# %% wrong: n_max is 5 by default | mentions: default|left out
# - def char_ngrams(word, n_min=3, n_max=6):
# + def char_ngrams(word, n_min=3, n_max=5):

# %% wrong: One string with blanks between | mentions: list
# - return runs
# + return " ".join(runs)

# %% right: slices of zip
# - for start in range(len(marked)):
# -     for n in range(n_min, n_max + 1):
# -         if start + n <= len(marked):
# -             runs.append(marked[start : start + n])
# + for n in range(n_min, n_max + 1):
# +     runs += ["".join(letters) for letters in zip(*(marked[i:] for i in range(n)))]


# %% wrong: Characters that are no letters are left out | mentions: no letters
def char_ngrams(word, n_min=3, n_max=6):
    if n_min < 2:
        raise ValueError("n_min")
    s = "<" + "".join(ch for ch in word if ch.isalpha()) + ">"
    out = []
    for i in range(len(s)):
        for n in range(n_min, n_max + 1):
            if i + n <= len(s):
                out.append(s[i : i + n])
    return out


# %% wrong: Runs of word characters only | mentions: no letter
import re


def char_ngrams(word, n_min=3, n_max=6):
    if n_min < 2:
        raise ValueError("n_min")
    s = f"<{word}>"
    return [m for n in range(n_min, n_max + 1) for m in re.findall(r"(?=(\w{%d}|<\w{%d}|\w{%d}>|<\w{%d}>))" % (n, n - 1, n - 1, n - 2), s)]


# %% wrong: The word is normalised | mentions: NFC
import unicodedata


def char_ngrams(word, n_min=3, n_max=6):
    if n_min < 2:
        raise ValueError("n_min")
    s = "<" + unicodedata.normalize("NFC", word) + ">"
    return [s[i : i + n] for n in range(n_min, n_max + 1) for i in range(len(s) - n + 1)]


# %% right: a look-ahead of a regular expression
import re


def char_ngrams(word, n_min=3, n_max=6):
    if n_min < 2:
        raise ValueError("n_min")
    s = f"<{word}>"
    return [m for n in range(n_min, n_max + 1) for m in re.findall(f"(?s)(?=(.{{{n}}}))", s)]

# %% wrong: The empty word has no runs at all, not even its two marks | mentions: <>
def char_ngrams(word, n_min=3, n_max=6):
    if n_min < 2:
        raise ValueError("n_min must be at least 2")
    if not word:
        return []
    marked = f"<{word}>"
    return [marked[i : i + n] for n in range(n_min, n_max + 1) for i in range(len(marked) - n + 1)]

# %% wrong: No run is longer than 6 | mentions: how long they get
# - for n in range(n_min, n_max + 1):
# + for n in range(n_min, min(n_max, 6) + 1):
