"""One article in several languages."""

from __future__ import annotations

import unicodedata

from coursekit.data.languages import ARTICLE_1


def test_the_article_is_about_as_long_in_every_language() -> None:
    lengths = [len(text) for text in ARTICLE_1.values()]
    assert 150 < min(lengths) < max(lengths) < 200


def test_there_are_alphabets_of_one_two_and_three_bytes() -> None:
    share = {name: round(len(text.encode()) / len(text)) for name, text in ARTICLE_1.items()}
    assert (share["English"], share["Russian"], share["Hindi"]) == (1, 2, 3)


def test_texts_are_composed_and_free_of_stray_characters() -> None:
    for text in ARTICLE_1.values():
        assert text == unicodedata.normalize("NFC", text)
        assert all(unicodedata.category(character)[0] in "LMPZ" for character in text)
        assert "  " not in text
