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
