"""A frozen matrix beside the narrow ones."""

from __future__ import annotations

import pytest

from coursekit import plots


def test_the_three_matrices_are_drawn_to_scale_with_their_numbers():
    _, ax = plots.figure()
    plots.low_rank(ax, 12, 9, 2)
    assert [(box.get_height(), box.get_width()) for box in ax.patches] == [(12, 9), (12, 2), (2, 9)]
    said = [text.get_text() for text in ax.texts]
    assert "12 × 9\n108 frozen" in said
    assert "12 × 2\n24 trained" in said
    assert "2 × 9\n18 trained" in said


def test_no_rank_is_refused():
    _, ax = plots.figure()
    with pytest.raises(ValueError, match="rank"):
        plots.low_rank(ax, 3, 3, 0)
