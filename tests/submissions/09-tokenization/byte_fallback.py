"""Sample answers of byte_fallback."""

# %% base: bytes in a loop
def byte_fallback(tokens, vocabulary):
    pieces = []
    for token in tokens:
        if token in vocabulary:
            pieces.append(token)
            continue
        for byte in bytes(token, "utf-8"):
            pieces.append("<0x" + hex(byte)[2:].upper().zfill(2) + ">")
    return pieces

# %% wrong: Code points in place of bytes | mentions: code point
# - for byte in bytes(token, "utf-8"):
# + for byte in map(ord, token):

# %% wrong: Small letters in the hexadecimal digits | mentions: capitals
# - pieces.append("<0x" + hex(byte)[2:].upper().zfill(2) + ">")
# + pieces.append("<0x" + hex(byte)[2:].zfill(2) + ">")

# %% wrong: Small bytes have one digit | mentions: two hexadecimal digits
# - pieces.append("<0x" + hex(byte)[2:].upper().zfill(2) + ">")
# + pieces.append("<0x" + hex(byte)[2:].upper() + ">")

# %% wrong: Decimal numbers | mentions: decimal
# - pieces.append("<0x" + hex(byte)[2:].upper().zfill(2) + ">")
# + pieces.append(f"<0x{byte}>")

# %% wrong: UTF-16 | mentions: expected
# - for byte in bytes(token, "utf-8"):
# + for byte in token.encode("utf-16-be"):

# %% wrong: Latin-1 where it can | mentions: code point|expected
# - for byte in bytes(token, "utf-8"):
# + for byte in token.encode("latin-1" if max(token) < "\u0100" else "utf-8"):

# %% wrong: Everything in bytes | mentions: expected|known ones stay
# - if token in vocabulary:
# + if False:

# %% wrong: Unknown tokens vanish | mentions: lost
# - for byte in bytes(token, "utf-8"):
# + for byte in b"":

# %% wrong: Unknown tokens stay | mentions: still there
# - if token in vocabulary:
# + if True:

# %% wrong: Only the first byte of each character | mentions: first byte|expected
# - for byte in bytes(token, "utf-8"):
# + for byte in (character.encode()[0] for character in token):

# %% wrong: Known letters within an unknown token are kept | mentions: kept within
def byte_fallback(tokens, vocabulary):
    pieces = []
    for token in tokens:
        for part_of in [token] if token in vocabulary else token:
            known = part_of in vocabulary
            pieces += [part_of] if known else [f"<0x{b:02X}>" for b in part_of.encode()]
    return pieces

# %% wrong: Whatever is ASCII counts as known | mentions: first difference|expected
def byte_fallback(tokens, vocabulary):
    pieces = []
    for token in tokens:
        known = token in vocabulary or token.isascii()
        pieces += [token] if known else [f"<0x{b:02X}>" for b in token.encode()]
    return pieces

# %% wrong: Bytes in a list of their own | mentions: list of their own
def byte_fallback(tokens, vocabulary):
    return [t if t in vocabulary else [f"<0x{b:02X}>" for b in t.encode()] for t in tokens]


# %% wrong: What looks like a byte is taken for one | mentions: looks like a byte
def byte_fallback(tokens, vocabulary):
    out = []
    for t in tokens:
        if t in vocabulary or t.startswith("<0x"):
            out.append(t)
        else:
            out += [f"<0x{b:02X}>" for b in t.encode("utf-8")]
    return out


# %% wrong: The end mark is always known | mentions: end mark
def byte_fallback(tokens, vocabulary):
    out = []
    for t in tokens:
        if t in vocabulary or t == "_":
            out.append(t)
        else:
            out += [f"<0x{b:02X}>" for b in t.encode("utf-8")]
    return out


# %% wrong: A part of a known token is taken for known | mentions: part of
def byte_fallback(tokens, vocabulary):
    out = []
    for t in tokens:
        if t in "".join(vocabulary):
            out.append(t)
        else:
            out += [f"<0x{b:02X}>" for b in t.encode("utf-8")]
    return out


# %% wrong: A single byte is always known | mentions: single bytes|ASCII
def byte_fallback(tokens, vocabulary):
    out = []
    for t in tokens:
        if t in vocabulary or len(t.encode()) == 1:
            out.append(t)
        else:
            out += [f"<0x{b:02X}>" for b in t.encode("utf-8")]
    return out
