"""Bold vectors of a formula are bold characters: browsers draw no other `mathvariant` than `normal`."""

from __future__ import annotations

import pytest

from autograder.feedback.letters import mathematical
from autograder.feedback.sanitize import formula


@pytest.mark.parametrize(
    ("text", "variant", "shown"),
    [
        ("v", "bold", "𝐯"),
        ("W", "bold", "𝐖"),
        ("12", "bold", "𝟏𝟐"),
        ("θ", "bold-italic", "𝜽"),
        ("Σ", "bold", "𝚺"),
        ("1", "bold-italic", "𝟏"),
        ("k", "fraktur", "𝔨"),
        ("B", "script", "B"),
        ("é語", "bold", "é語"),
        ("v", "normal", "v"),
        ("v", "hostile", "v"),
    ],
)
def test_a_letter_takes_the_alphabet_that_is_asked_for(text: str, variant: str, shown: str) -> None:
    assert mathematical(text, variant) == shown


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\mathbf v", "<mi>𝐯</mi>"),
        (r"\mathbf{v}\cdot\mathbf w_1", "<mi>𝐰</mi>"),
        (r"\hat{\mathbf a}", "<mi>𝐚</mi>"),
        (r"\boldsymbol{\theta}", "<mi>𝜽</mi>"),
        (r"\mathbf{10}", "<mn>𝟏𝟎</mn>"),
        (r"\mathrm{max}", '<mi mathvariant="normal">m</mi>'),
    ],
)
def test_formulas_of_the_course_have_bold_vectors(latex: str, shown: str) -> None:
    assert shown in formula(latex)
