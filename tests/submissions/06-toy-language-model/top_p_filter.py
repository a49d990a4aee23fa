"""Sample answers of top_p_filter."""

# %% base: a cumulative sum along a stable sort
def top_p_filter(p, mass):
    if not 0 < mass <= 1:
        raise ValueError("mass must lie in (0, 1]")
    order = np.argsort(-p, kind="stable")
    total = np.cumsum(p[order])
    n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
    q = np.zeros(len(p))
    q[order[:n]] = p[order[:n]]
    return q / q.sum()

# %% wrong: Masses above 1 keep everything | mentions: should raise ValueError
# - if not 0 < mass <= 1:
# + if mass <= 0:
# - n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
# + n = len(p) if mass >= 1 else int(np.argmax(total >= mass)) + 1

# %% wrong: Keeps tokens while their running sum stays below the mass | mentions: crosses
# - n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
# + n = len(p) if mass == 1 else max(1, int((total <= mass).sum()))

# %% wrong: Drops from the small end while the dropped mass stays below the mass | mentions: expected
# - order = np.argsort(-p, kind="stable")
# + order = np.argsort(p, kind="stable")

# %% wrong: Zeros are written into the caller's array | mentions: changed
# - q = np.zeros(len(p))
# - q[order[:n]] = p[order[:n]]
# - return q / q.sum()
# + p[order[n:]] = 0
# + return p / p.sum()

# %% wrong: Divides the mass by 100 when it is above 1 | mentions: should raise ValueError
# - def top_p_filter(p, mass):
# + def top_p_filter(p, mass):
# +     if mass > 1:
# +         mass = mass / 100

# %% wrong: argmax of all-False is 0: with mass 1 rounding leaves one token | mentions: needed to reach 1
# - n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
# + n = int(np.argmax(total >= mass)) + 1

# %% wrong: The message does not name the argument | mentions: should name
# - raise ValueError("mass must lie in (0, 1]")
# + raise ValueError("the threshold must lie in (0, 1]")

# %% wrong: The survivors do not add up to 1 | mentions: renormalised
# - return q / q.sum()
# + return q

# %% wrong: Runs over the ids in their own order | mentions: likeliest on|expected
# - order = np.argsort(-p, kind="stable")
# + order = np.arange(len(p))

# %% wrong: Drops the crossing token, also when it is the first | mentions: crosses|NaN|finite
# - n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
# + n = len(p) if mass == 1 else int((total <= mass).sum())

# %% wrong: Mass 1 is refused | mentions: mass must
# - if not 0 < mass <= 1:
# + if not 0 < mass < 1:

# %% wrong: Stops one token after the mass is reached | mentions: too many|Nothing was cut
# - n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
# + n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 2

# %% wrong: Sorted by probability: tokens lose their places | mentions: every token keeps its place|expected
# - q[order[:n]] = p[order[:n]]
# + q[:n] = p[order[:n]]

# %% wrong: Everything at least as likely as the crossing token survives | mentions: smallest set
# - q = np.zeros(len(p))
# - q[order[:n]] = p[order[:n]]
# + q = np.where(p >= p[order[n - 1]], p, 0)

# %% wrong: Keeps tokens whose own probability reaches 1 - mass | mentions: top-p
# - q = np.zeros(len(p))
# - q[order[:n]] = p[order[:n]]
# + q = np.where(p >= min(1 - mass, p.max()), p, 0)

# %% wrong: Keeps two tokens whatever the mass | mentions: likeliest token alone|whatever the mass
# - n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
# + n = len(p) if mass == 1 else int(np.argmax(total >= mass)) + 1
# + n = max(n, 2)

# %% wrong: Mass 0 keeps the likeliest token | mentions: should raise ValueError
# - if not 0 < mass <= 1:
# + if not 0 <= mass <= 1:

# %% base: Tokens before which the mass is not reached
def top_p_filter(p, mass):
    if not 0 < mass <= 1:
        raise ValueError("mass has to be above 0 and at most 1")
    order = np.argsort(-p, kind="stable")
    before = np.cumsum(p[order]) - p[order]
    best = order if mass == 1 else order[before < mass]
    kept = np.zeros(len(p))
    kept[best] = p[best]
    return kept / kept.sum()

# %% right: A mass that is reached exactly takes one token more, as in other libraries' filters
# - best = order if mass == 1 else order[before < mass]
# + best = order if mass == 1 else order[before <= mass]

# %% wrong: A mass missed by a thousandth counts as reached | mentions: just missed
# - best = order if mass == 1 else order[before < mass]
# + best = order if mass == 1 else order[before < max(mass - 1e-3, 1e-9)]

# %% wrong: Everything from 0.99 on | mentions: Only mass = 1
# - best = order if mass == 1 else order[before < mass]
# + best = order if mass > 0.99 else order[before < mass]

# %% wrong: Probabilities below 1e-6 are 0 | mentions: however small
# - kept[best] = p[best]
# + kept[best] = np.where(p[best] > 1e-6, p[best], 0)
