"""Letters of a formula in another alphabet: bold vectors, which browsers do not draw by an attribute."""

from __future__ import annotations

import re
import unicodedata

#: What `mathvariant` asks for, as Unicode names it. Of that attribute browsers draw ``normal`` alone (MathML
#: Core); the letters themselves are characters of their own, which every one of them draws.
_STYLES = {
    "bold": ("BOLD",),
    # There are no italic digits.
    "bold-italic": ("BOLD ITALIC", "BOLD"),
    "italic": ("ITALIC",),
    "double-struck": ("DOUBLE-STRUCK",),
    "script": ("SCRIPT",),
    "bold-script": ("BOLD SCRIPT",),
    "fraktur": ("FRAKTUR",),
    "bold-fraktur": ("BOLD FRAKTUR",),
    "sans-serif": ("SANS-SERIF",),
    "bold-sans-serif": ("SANS-SERIF BOLD",),
    "monospace": ("MONOSPACE",),
}
_LETTER = re.compile(r"(?:LATIN|GREEK) (SMALL|CAPITAL) LETTER (\w+)|DIGIT (\w+)")


def mathematical(text: str, variant: str) -> str:
    """A text in the mathematical alphabet that MathML's ``mathvariant`` names.

    Parameters
    ----------
    text
        What stands in an ``<mi>`` or ``<mn>``.
    variant
        For example ``bold``; an unknown one, or a character that the alphabet lacks, changes nothing.

    Examples
    --------
    >>> mathematical("v1", "bold")
    '𝐯𝟏'
    """
    return "".join(_styled(character, _STYLES.get(variant, ())) for character in text)


def _styled(character: str, styles: tuple[str, ...]) -> str:
    found = _LETTER.fullmatch(unicodedata.name(character, ""))
    if found is None:
        return character
    kind = f"DIGIT {found[3]}" if found[3] else f"{found[1]} {found[2]}"
    for style in styles:
        try:
            return unicodedata.lookup(f"MATHEMATICAL {style} {kind}")
        except KeyError:
            continue
    return character
