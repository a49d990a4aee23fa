"""Sample answers of analogy_accuracy."""


# %% base: all questions at once
def analogy_accuracy(questions, E):
    questions = np.asarray(questions)
    if questions.shape[0] < 1:
        raise ValueError("questions must not be empty")
    a, b, c, d = questions.T
    lengths = np.linalg.norm(E, axis=1)
    lengths[lengths == 0] = 1.0
    target = E[b] - E[a] + E[c]
    scores = target @ (E / lengths[:, None]).T
    every = np.arange(len(questions))
    for words in (a, b, c):
        scores[every, words] = -np.inf
    return float((scores.argmax(axis=1) == d).mean())


# %% wrong: Nothing is left out | mentions: left out
# - scores[every, words] = -np.inf
# + pass

# %% wrong: Only a* is left out | mentions: a itself|b itself|left out|three words
# - for words in (a, b, c):
# + for words in (c,):

# %% wrong: a is not left out | mentions: a itself|left out
# - for words in (a, b, c):
# + for words in (b, c):

# %% wrong: b is not left out | mentions: b itself|left out
# - for words in (a, b, c):
# + for words in (a, c):

# %% wrong: a* is not left out | mentions: a\* itself|left out
# - for words in (a, b, c):
# + for words in (a, b):

# %% wrong: The step backwards | mentions: backwards
# - target = E[b] - E[a] + E[c]
# + target = E[a] - E[b] + E[c]

# %% wrong: A missing pair of brackets | mentions: sign of a\*
# - target = E[b] - E[a] + E[c]
# + target = E[b] - (E[a] + E[c])

# %% wrong: Everything is added | mentions: sign of a\b
# - target = E[b] - E[a] + E[c]
# + target = E[b] + E[a] + E[c]

# %% wrong: The neighbour of a* | mentions: a\* alone
# - target = E[b] - E[a] + E[c]
# + target = E[c]

# %% wrong: Euclidean distance, as in the slides | mentions: euclidean
# - scores = target @ (E / lengths[:, None]).T
# + scores = -((target[:, None, :] - E[None, :, :]) ** 2).sum(axis=2)

# %% wrong: The dot product | mentions: dot product
# - scores = target @ (E / lengths[:, None]).T
# + scores = target @ E.T

# %% wrong: Rows are scaled to length 1 first | mentions: length 1
# - target = E[b] - E[a] + E[c]
# + E = E / lengths[:, None]
# + lengths = np.ones(len(E))
# + target = E[b] - E[a] + E[c]

# %% wrong: Lost and found: the words of one question are left out for all | mentions: for good|accuracy
# - scores[every, words] = -np.inf
# + scores[:, words] = -np.inf

# %% wrong: The number of right ones | mentions: number of right
# - return float((scores.argmax(axis=1) == d).mean())
# + return float((scores.argmax(axis=1) == d).sum())

# %% wrong: A percentage | mentions: percentage
# - return float((scores.argmax(axis=1) == d).mean())
# + return 100 * float((scores.argmax(axis=1) == d).mean())

# %% wrong: Among the two best is good enough | mentions: accuracy
# - return float((scores.argmax(axis=1) == d).mean())
# + best = np.argsort(-scores, axis=1)[:, :2]
# + return float((best == d[:, None]).any(axis=1).mean())

# %% wrong: Each question once | mentions: accuracy
# - questions = np.asarray(questions)
# + questions = np.unique(np.asarray(questions), axis=0)

# %% wrong: No question gives 0 | mentions: ValueError
# - raise ValueError("questions must not be empty")
# + return 0.0

# %% wrong: No question gives NaN | mentions: ValueError
# - if questions.shape[0] < 1:
# -     raise ValueError("questions must not be empty")

# %% wrong: A row of zeros spoils everything | mentions: row of zeros|nan|zeros
# - lengths[lengths == 0] = 1.0

# %% wrong: The farthest word | mentions: farthest|largest cosine|left out|expected
# - return float((scores.argmax(axis=1) == d).mean())
# + return float((scores.argmin(axis=1) == d).mean())

# %% wrong: Questions whose b* is one of their words are dropped | mentions: count as well|60 questions
# - a, b, c, d = questions.T
# + questions = np.array([q for q in questions if q[3] not in q[:3]])
# + a, b, c, d = questions.T

# %% wrong: Rows are scaled in place | mentions: changed
# - target = E[b] - E[a] + E[c]
# + target = E[b] - E[a] + E[c]
# + E /= lengths[:, None]
# + lengths = np.ones(len(E))


# %% wrong: The three words get the score 0 | mentions: -np.inf
def analogy_accuracy(questions, E):
    if len(questions) == 0:
        raise ValueError("questions: none")
    U = unit_rows(E)
    hits = 0
    for a, b, c, d in questions:
        t = E[b] - E[a] + E[c]
        s = U @ t
        s[[a, b, c]] = 0
        hits += int(np.argmax(s) == d)
    return hits / len(questions)


# %% wrong: The three words get the score −1, the target not scaled | mentions: -np.inf
def analogy_accuracy(questions, E):
    if len(questions) == 0:
        raise ValueError("questions: none")
    U = unit_rows(E)
    hits = 0
    for a, b, c, d in questions:
        t = E[b] - E[a] + E[c]
        s = U @ t
        s[[a, b, c]] = -1
        hits += int(np.argmax(s) == d)
    return hits / len(questions)


# %% wrong: The second best counts as well | mentions: second best
def analogy_accuracy(questions, E):
    if len(questions) == 0:
        raise ValueError("questions: none")
    U = unit_rows(E)
    hits = 0
    for a, b, c, d in questions:
        t = E[b] - E[a] + E[c]
        s = U @ t
        s[[a, b, c]] = -np.inf
        hits += int(d in np.argsort(-s)[: 1 + (len(s) > 5)])
    return hits / len(questions)


# %% wrong: A row of zeros can never win | mentions: row of zeros
def analogy_accuracy(questions, E):
    if len(questions) == 0:
        raise ValueError("questions: none")
    U = unit_rows(E)
    hits = 0
    for a, b, c, d in questions:
        t = E[b] - E[a] + E[c]
        s = U @ t
        s[[a, b, c]] = -np.inf
        s[~E.any(axis=1)] = -np.inf
        hits += int(np.argmax(s) == d)
    return hits / len(questions)


# %% wrong: b* among the three words counts as right | mentions: never right
def analogy_accuracy(questions, E):
    if len(questions) == 0:
        raise ValueError("questions: none")
    U = unit_rows(E)
    hits = 0
    for a, b, c, d in questions:
        t = E[b] - E[a] + E[c]
        s = U @ t
        s[[a, b, c]] = -np.inf
        hits += int(np.argmax(s) == d or d in (a, b, c))
    return hits / len(questions)

# %% wrong: The best is sought among the words that the questions name | mentions: no question names
def analogy_accuracy(questions, E):
    if len(questions) == 0:
        raise ValueError("questions: there is none")
    asked = np.unique(questions)
    rows = unit_rows(E)
    hits = 0
    for a, b, c, d in questions:
        scores = rows @ (E[b] - E[a] + E[c])
        rest = [i for i in asked if i not in (a, b, c)]
        hits += bool(rest) and max(rest, key=scores.__getitem__) == d
    return hits / len(questions)

# %% wrong: Questions that name a word twice are passed over | mentions: like any other
# - return float((scores.argmax(axis=1) == d).mean())
# + asked = np.array([len(set(question)) == 4 or question[3] in question[:3] for question in questions.tolist()])
# + return float(((scores.argmax(axis=1) == d) & asked).mean())

# %% wrong: Every row that equals one of the question's is left out | mentions: words are ids
# - scores[every, words] = -np.inf
# + scores[(E[None, :, :] == E[words][:, None, :]).all(axis=2)] = -np.inf
