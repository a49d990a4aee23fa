"""Expected beside got: whole where it is short, only what differs where it is not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from coursekit.checks import CheckFailed, Table, check_close, check_equal, check_same_rows
from coursekit.checks._differences import array_table


def table_of(check, actual, expected) -> Table:
    """The table of a check that must fail."""
    with pytest.raises(CheckFailed) as caught:
        check(actual, expected, "it")
    assert caught.value.table is not None
    assert str(caught.value.table) in caught.value.__notes__
    return caught.value.table


def cells(table: Table) -> list[tuple[str, ...]]:
    return [(row.label, *row.cells) for row in table.rows]


def test_single_numbers_stand_below_each_other_with_the_digits_that_tell_them_apart() -> None:
    table = table_of(check_close, 1.00001, 1.0)
    assert cells(table) == [("expected", "1"), ("got", "1.00001")]
    assert cells(table_of(check_close, 1 + 1e-7, 1 - 1e-6)) == [("expected", "0.999999"), ("got", "1")]


def test_a_short_array_is_shown_whole() -> None:
    table = table_of(check_close, [0.2, 0.25, 1.0], [0.125, 0.25, 0.625])
    assert table.headings == ("index", "0", "1", "2")
    assert cells(table) == [("expected", "0.125", "0.25", "0.625"), ("got", "0.2", "0.25", "1")]
    assert table.rows[1].marked == (0, 2)


def test_of_a_table_the_rows_that_differ() -> None:
    wanted = np.arange(12.0).reshape(6, 2)
    seen = wanted.copy()
    seen[4, 1] = -1
    table = table_of(check_close, seen, wanted)
    assert cells(table) == [("row 4 expected", "8", "9"), ("row 4 got", "8", "-1")]
    assert table.rows[1].marked == (1,)
    assert table.note == "The other 5 rows agree."
    table = table_of(check_close, wanted + 1, wanted)
    assert len(table.rows) == 8
    assert table.note == "2 more rows differ."


def test_of_a_large_array_the_entries_that_are_furthest_out() -> None:
    wanted = np.zeros((30, 40))
    seen = wanted + 1e-3
    seen[3, 5], seen[20, 1] = np.nan, -7
    table = table_of(lambda *a: check_close(*a, atol=1e-2), np.nan_to_num(seen, nan=9.0), wanted)
    assert cells(table) == [("row 3, column 5", "0", "9"), ("row 20, column 1", "0", "-7")]
    table = table_of(check_close, seen, wanted)
    assert len(table.rows) == 8
    assert ("row 3, column 5", "0", "nan") in cells(table)
    assert ("row 20, column 1", "0", "-7") in cells(table)
    assert table.note == "1192 more values differ."
    assert "index (0, 0, 2)" in str(
        table_of(check_close, np.ones((2, 3, 4)), np.eye(12)[:2].reshape(2, 3, 4))
    )


def test_shapes_stand_below_each_other() -> None:
    assert cells(table_of(check_close, np.ones((2, 3)), np.ones((3, 2)))) == [
        ("expected", "(3, 2)"),
        ("got", "(2, 3)"),
    ]


def test_items_of_lists() -> None:
    table = table_of(check_equal, [2, 1.0], [2, 1, 0])
    assert cells(table) == [("expected", "2", "1 (int)", "0"), ("got", "2", "1 (float)", "–")]
    assert table.rows[1].marked == (1, 2)
    table = table_of(check_equal, [*range(20), 7], list(range(21)))
    assert cells(table) == [("20", "20", "7")]
    table = table_of(check_equal, [[8, 6], [6, 3]], [[8, 8], [6, 3]])
    assert cells(table) == [("row 0 expected", "8", "8"), ("row 0 got", "8", "6")]


def test_dicts_sets_and_texts() -> None:
    table = table_of(check_equal, {"a": 1, "b": 3}, {"a": 1, "c": 3})
    assert cells(table) == [("'c'", "3", "–"), ("'b'", "–", "3")]
    assert cells(table_of(check_equal, {1, 2}, {2, 3})) == [("3", "3", "–"), ("1", "–", "1")]
    assert cells(table_of(check_equal, "the cat", "the dog")) == [
        ("expected", "'the dog'"),
        ("got", "'the cat'"),
    ]
    assert cells(table_of(check_equal, 1.0, 1)) == [("expected", "1 (int)"), ("got", "1 (float)")]
    with pytest.raises(CheckFailed, match=r"expected 1 \(int\), got 1 \(float\)"):
        check_equal(1.0, 1, "a count")


def test_rows_in_any_order_are_counted() -> None:
    table = table_of(check_same_rows, [[1, 2], [3, 4]], [[1, 2], [1, 2], [2, 2]])
    assert cells(table) == [
        ("(1, 2)", "2 times", "1 time"),
        ("(2, 2)", "1 time", "0 times"),
        ("(3, 4)", "0 times", "1 time"),
    ]


def test_no_entry_and_no_table_is_long() -> None:
    table = table_of(check_equal, ["x" * 500] * 300, ["y" * 500] * 300)
    assert len(str(table)) < 1500
    table = table_of(check_equal, dict.fromkeys(range(300), "x" * 500), {})
    assert len(str(table)) < 1500


@settings(max_examples=150, deadline=None)
@given(
    st.data(),
    hnp.array_shapes(min_dims=0, max_dims=3, max_side=10),
    st.sampled_from([np.float64, np.float32, np.int64, np.uint8, np.bool_, np.complex128]),
)
def test_never_breaks_on_any_array(data: st.DataObject, shape: tuple[int, ...], dtype: type) -> None:
    seen = data.draw(hnp.arrays(dtype, shape))
    wanted = data.draw(hnp.arrays(np.float64, shape))
    table = array_table(seen, wanted, np.asarray(np.isclose(seen, wanted)))
    assert all(len(cell) <= 60 for row in table.rows for cell in row.cells)
    assert len(table.rows) <= 8
