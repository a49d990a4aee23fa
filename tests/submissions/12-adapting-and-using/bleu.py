"""Sample answers of bleu."""


# %% base: lists of n-grams, counted one by one
def bleu(candidates, references, max_n=4):
    if len(references) != len(candidates):
        raise ValueError("references do not fit the candidates")
    precisions = []
    for n in range(1, max_n + 1):
        hits = total = 0
        for c, refs in zip(candidates, references):
            grams = [tuple(c[i : i + n]) for i in range(len(c) - n + 1)]
            others = [[tuple(r[i : i + n]) for i in range(len(r) - n + 1)] for r in refs]
            for g in set(grams):
                limit = max(o.count(g) for o in others)
                hits += min(grams.count(g), limit)
            total += len(grams)
        precisions.append(hits / total if total else 0.0)
    C = sum(len(c) for c in candidates)
    R = 0
    for c, refs in zip(candidates, references):
        sizes = sorted(len(r) for r in refs)
        R += min(sizes, key=lambda s: abs(s - len(c)))
    penalty = 1.0 if C >= R else np.exp(1 - R / max(C, 1))
    return penalty * np.prod(precisions) ** (1 / max_n)


# %% wrong: Matches are not clipped | mentions: clipped
# - limit = max(o.count(g) for o in others)
# - hits += min(grams.count(g), limit)
# + hits += grams.count(g) * any(g in o for o in others)

# %% wrong: Different n-grams, each once | mentions: each once|occurrence
# - hits += min(grams.count(g), limit)
# + hits += min(1, limit)
# - total += len(grams)
# + total += len(set(grams))

# %% wrong: Counts of all references are added up for clipping | mentions: all of them together
# - limit = max(o.count(g) for o in others)
# + limit = sum(o.count(g) for o in others)

# %% wrong: Only the first reference counts | mentions: first reference
# - limit = max(o.count(g) for o in others)
# + limit = others[0].count(g)

# %% wrong: The mean of the precisions | mentions: root|mean
# - return penalty * np.prod(precisions) ** (1 / max_n)
# + return penalty * np.mean(precisions)

# %% wrong: No brevity penalty | mentions: penalty is missing
# - penalty = 1.0 if C >= R else np.exp(1 - R / max(C, 1))
# + penalty = 1.0

# %% wrong: The shortest reference counts for the penalty | mentions: shortest|closest
# - R += min(sizes, key=lambda s: abs(s - len(c)))
# + R += sizes[0]

# %% wrong: Of two equally close references the longer | mentions: shorter one
# - sizes = sorted(len(r) for r in refs)
# + sizes = sorted((len(r) for r in refs), reverse=True)

# %% wrong: Long candidates are rewarded | mentions: at most 1
# - penalty = 1.0 if C >= R else np.exp(1 - R / max(C, 1))
# + penalty = np.exp(1 - R / max(C, 1))

# %% wrong: The missing precision is left out | mentions: left out|expected 0
# - return penalty * np.prod(precisions) ** (1 / max_n)
# + precisions = [p for p in precisions if p > 0]
# + return penalty * np.prod(precisions) ** (1 / max(len(precisions), 1)) if precisions else 0.0


# %% wrong: The mean of the scores of sentences | mentions: averaged
def bleu(candidates, references, max_n=4):
    if len(references) != len(candidates):
        raise ValueError("references do not fit the candidates")
    scores = []
    for c, refs in zip(candidates, references):
        product = 1.0
        for n in range(1, max_n + 1):
            counts = Counter(tuple(c[i : i + n]) for i in range(len(c) - n + 1))
            best = Counter()
            for r in refs:
                best |= Counter(tuple(r[i : i + n]) for i in range(len(r) - n + 1))
            product *= sum((counts & best).values()) / max(sum(counts.values()), 1)
        closest = min((abs(len(r) - len(c)), len(r)) for r in refs)[1]
        scores.append(min(1.0, np.exp(1 - closest / max(len(c), 1))) * product ** (1 / max_n))
    return float(np.mean(scores))


# %% wrong: N-grams are joined to strings | mentions: not joined|other words
def bleu(candidates, references, max_n=4):
    from collections import Counter

    if len(candidates) != len(references):
        raise ValueError("references: one list for each candidate")
    product = 1.0
    for n in range(1, max_n + 1):
        hits = total = 0
        for words, others in zip(candidates, references):
            cut = lambda text: Counter("".join(text[i : i + n]) for i in range(len(text) - n + 1))
            mine, most = cut(words), Counter()
            for other in others:
                most |= cut(other)
            hits += (mine & most).total()
            total += mine.total()
        product *= hits / total if hits else 0.0
    C = sum(map(len, candidates))
    R = sum(min((abs(len(r) - len(c)), len(r)) for r in rs)[1] for c, rs in zip(candidates, references))
    return product ** (1 / max_n) * min(1.0, np.exp(1 - R / max(C, 1)))
