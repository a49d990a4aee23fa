"""Sample answers of ngram_bucket."""


# %% base: ones in the upper 24 bits, remainders
def ngram_bucket(ngram, buckets):
    h = 2166136261
    for byte in ngram.encode("utf-8"):
        if byte > 127:
            byte += 2**32 - 2**8
        h = ((h ^ byte) * 16777619) % 2**32
    return h % buckets


# %% wrong: No sign extension, as in the textbook's FNV-1a | mentions: sign
# - if byte > 127:
# -     byte += 2**32 - 2**8

# %% wrong: FNV-1: multiplies first | mentions: FNV-1
# - h = ((h ^ byte) * 16777619) % 2**32
# + h = ((h * 16777619) % 2**32) ^ byte

# %% wrong: Not cut to 32 bits | mentions: 32 bits
# - h = ((h ^ byte) * 16777619) % 2**32
# + h = (h ^ byte) * 16777619

# %% wrong: Characters, not bytes | mentions: characters
# - for byte in ngram.encode("utf-8"):
# -     if byte > 127:
# -         byte += 2**32 - 2**8
# + for byte in map(ord, ngram):

# %% wrong: The remainder by the number of buckets is missing | mentions: remainder|expected
# - return h % buckets
# + return h

# %% wrong: Python's own hash | mentions: expected
# - return h % buckets
# + return hash(ngram) % buckets

# %% wrong: The 64-bit constants | mentions: 64-bit|expected
# - h = 2166136261
# + h = 14695981039346656037
# - h = ((h ^ byte) * 16777619) % 2**32
# + h = ((h ^ byte) * 1099511628211) % 2**64

# %% wrong: Another prime | mentions: expected
# - h = ((h ^ byte) * 16777619) % 2**32
# + h = ((h ^ byte) * 16777617) % 2**32

# %% wrong: Addition in place of exclusive or | mentions: expected
# - h = ((h ^ byte) * 16777619) % 2**32
# + h = ((h + byte) * 16777619) % 2**32

# %% right: NumPy's fixed width
# - h = 2166136261
# - for byte in ngram.encode("utf-8"):
# -     if byte > 127:
# -         byte += 2**32 - 2**8
# -     h = ((h ^ byte) * 16777619) % 2**32
# - return h % buckets
# + h = np.array([2166136261], dtype=np.uint32)
# + for byte in np.frombuffer(ngram.encode("utf-8"), dtype=np.int8):
# +     h = (h ^ np.array([byte]).astype(np.uint32)) * np.array([16777619], dtype=np.uint32)
# + return int(h[0]) % buckets


# %% wrong: Byte 128 is not signed | mentions: 128
def ngram_bucket(ngram, buckets):
    h = 2166136261
    for byte in ngram.encode("utf-8"):
        if byte > 128:
            byte -= 256
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    return h % buckets


# %% wrong: Latin-1 in place of UTF-8 | mentions: Latin-1
def ngram_bucket(ngram, buckets):
    h = 2166136261
    for byte in ngram.encode("latin-1", errors="replace"):
        if byte > 127:
            byte -= 256
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    return h % buckets


# %% wrong: The remainder by the buckets after every byte | mentions: every byte
def ngram_bucket(ngram, buckets):
    h = 2166136261
    for byte in ngram.encode("utf-8"):
        if byte > 127:
            byte -= 256
        h = ((h ^ byte) * 16777619) % 2**32 % buckets
    return h % buckets


# %% wrong: A mask in place of the remainder | mentions: powers of two
def ngram_bucket(ngram, buckets):
    h = 2166136261
    for byte in ngram.encode("utf-8"):
        if byte > 127:
            byte -= 256
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    return h & (buckets - 1) if buckets & (buckets - 1) == 0 or buckets != 10 else h % buckets


# %% wrong: The marks are taken off | mentions: marks
def ngram_bucket(ngram, buckets):
    h = 2166136261
    for byte in ngram.strip("<>").encode("utf-8"):
        if byte > 127:
            byte -= 256
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    return h % buckets
