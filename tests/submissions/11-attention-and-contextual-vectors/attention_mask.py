"""Sample answers of attention_mask."""


# %% base: entry by entry
def attention_mask(lengths, T, causal):
    mask = np.zeros((len(lengths), T, T), dtype=bool)
    for b, length in enumerate(lengths):
        for t in range(T):
            for s in range(length):
                mask[b, t, s] = s <= t if causal else True
    return mask


# %% wrong: The other triangle | mentions: wrong one
# - mask[b, t, s] = s <= t if causal else True
# + mask[b, t, s] = s >= t if causal else True

# %% wrong: A token may not use itself | mentions: diagonal
# - mask[b, t, s] = s <= t if causal else True
# + mask[b, t, s] = s < t if causal else True

# %% wrong: Padded queries are masked, not keys | mentions: columns are keys
# - for t in range(T):
# -     for s in range(length):
# + for t in range(length):
# +     for s in range(T):

# %% wrong: Padded queries are masked as well | mentions: same rules as all others
# - for t in range(T):
# + for t in range(length):

# %% wrong: True for what is forbidden | mentions: exchanged
# - return mask
# + return ~mask

# %% wrong: Numbers in place of True and False | mentions: True and False
# - return mask
# + return mask.astype(int)

# %% wrong: Only one of the two rules at a time | mentions: Padding may be used
def attention_mask(lengths, T, causal):
    key = np.arange(T)
    if causal:
        return np.tile(key <= key[:, None], (len(lengths), 1, 1))
    return np.tile(key < np.array(lengths)[:, None, None], (1, T, 1))
