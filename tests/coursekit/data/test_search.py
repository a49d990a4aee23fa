"""The corpus of the lectures' own words: made from them, and new enough."""

from __future__ import annotations

from collections import Counter

import lecture_corpus
import nbformat
import pytest

from coursekit.data import search


@pytest.fixture(scope="module")
def corpus():
    return search.sections()


def test_the_corpus_is_not_stale(corpus):
    reasons = lecture_corpus.stale([part._asdict() for part in corpus], lecture_corpus.corpus())
    assert not reasons, f"make index, then run lecture 12 again: {'; '.join(reasons)}"


def test_a_small_edit_does_not_make_it_stale_and_a_new_lecture_does():
    before = [{"lecture": "01-one", "title": "A title", "text": "word " * 100}]
    edited = [{"lecture": "01-one", "title": "A title", "text": "word " * 97 + "three other ones"}]
    rewritten = [{"lecture": "01-one", "title": "A title", "text": "other " * 100}]
    new = [*before, {"lecture": "02-two", "title": "Another", "text": "more"}]
    assert lecture_corpus.stale(before, edited) == []
    assert lecture_corpus.stale(before, rewritten) == ["01-one: 98% of its words differ"]
    assert lecture_corpus.stale(before, new) == ["02-two is not in it"]
    assert lecture_corpus.stale(new, before) == ["02-two is no lecture any more"]


def test_sections_are_prose_below_headings(tmp_path):
    cells = [
        nbformat.v4.new_markdown_cell("# 7 · The title\n\nWords $x^2$ and [a link](https://a.example)."),
        nbformat.v4.new_markdown_cell(
            "## 2 A part\n\n| a | table |\n\n*Bold* `code`.\n\n## Sources\n\n- None."
        ),
        nbformat.v4.new_code_cell("print(1)"),
    ]
    caption = {"text/markdown": "**Figure 1.** What it shows."}
    cells.insert(
        1,
        nbformat.v4.new_code_cell("x", outputs=[nbformat.v4.new_output("display_data", data=caption)]),
    )
    path = tmp_path / "07-the-title.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    assert lecture_corpus.sections(path) == [
        {"lecture": "07-the-title", "title": "The title", "text": "Words and a link. What it shows."},
        {"lecture": "07-the-title", "title": "A part", "text": "Bold code ."},
    ]


def test_the_lecture_that_searches_is_not_searched(corpus):
    assert "12" not in {part.unit for part in corpus}


def test_a_unit_after_it_changes_nothing_that_it_searches(tmp_path):
    for name in ("05b-one", "11-two", "12-that-searches", "13-a-new-unit"):
        cells = [nbformat.v4.new_markdown_cell("# 1 · Title\n\nWords.")]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / f"{name}.ipynb")
    assert [part["lecture"] for part in lecture_corpus.corpus(tmp_path)] == ["05b-one", "11-two"]


def test_every_lecture_of_the_corpus_has_two_questions(corpus):
    asked = Counter(unit for _, unit in search.questions(corpus))
    assert asked == dict.fromkeys({part.unit for part in corpus}, 2)
    assert len(search.QUESTIONS) >= 20


def test_questions_about_lectures_that_are_missing_are_left_out(corpus):
    some = [part for part in corpus if part.unit in ("03", "05b")]
    assert [unit for _, unit in search.questions(some)] == ["03", "03", "05b", "05b"]


def test_words_are_runs_of_letters_in_lower_case():
    assert search.words("Top-p: Zoë's 2 words") == ["top", "p", "zo", "s", "words"]
