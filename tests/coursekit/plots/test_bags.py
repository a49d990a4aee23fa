"""Pictures of bags, of hashed rows and of n-grams."""

from __future__ import annotations

import pytest

from coursekit import plots


def test_a_bag_writes_every_member_and_its_target():
    fig, ax = plots.figure()
    plots.bag(ax, ["the", "cat", "the"], "sat", title="CBOW")
    written = [text.get_text() for text in ax.texts]
    assert written.count("the") == 2
    assert {"cat", "sat", "mean"} <= set(written)
    assert ax.get_title(loc="left") == "CBOW"
    assert plots.png(fig)


def test_rows_that_n_grams_share_have_a_colour_of_their_own():
    _, ax = plots.figure()
    plots.bucket_rows(ax, {"<ca": 0, "cat": 2, "at>": 2}, 4, dim=1)
    colours = [patch.get_facecolor() for patch in ax.patches[:4]]
    assert len({colours[0], colours[1], colours[2]}) == 3
    assert colours[1] == colours[3]


def test_a_row_outside_the_table_is_refused():
    _, ax = plots.figure()
    with pytest.raises(ValueError, match="'cat' has row 9, the table has 4"):
        plots.bucket_rows(ax, {"cat": 9}, 4)


def test_known_n_grams_are_filled():
    _, ax = plots.figure()
    plots.ngram_boxes(ax, ["<ca", "cat", "at>"], {"cat"}, columns=2)
    faces = [text.get_bbox_patch().get_facecolor() for text in ax.texts]
    assert faces[0] == faces[2] != faces[1]
    assert ax.texts[2].get_position() == (0.5, -1.5)
