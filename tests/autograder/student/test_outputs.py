"""What a cell shows has limits, of which the honest are told."""

from __future__ import annotations

from autograder.student.outputs import MAX_OUTPUTS, MAX_TEXT, Outputs


def test_endless_output_is_cut_once() -> None:
    outputs = Outputs()
    for _ in range(5):
        outputs.stream("stdout", "x" * (MAX_TEXT - 1))
    [item] = outputs.items
    assert len(item["text"]) < MAX_TEXT + 100
    assert item["text"].count("the rest of this output was cut") == 1


def test_many_outputs_end_at_the_limit() -> None:
    outputs = Outputs()
    for number in range(MAX_OUTPUTS + 50):
        outputs.rich("display_data", {"text/plain": str(number)}, None)
    assert len(outputs.items) == MAX_OUTPUTS
    outputs.start()
    assert outputs.items == []


def test_of_too_large_a_display_the_text_stays() -> None:
    outputs = Outputs()
    outputs.rich(
        "display_data", {"text/plain": "y" * 2 * MAX_TEXT, "text/html": "z" * 10**7, "raw": b"1"}, None
    )
    [item] = outputs.items
    assert set(item["data"]) == {"text/plain"}
    assert len(item["data"]["text/plain"]) < MAX_TEXT + 100
