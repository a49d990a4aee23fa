"""A notebook as the site shows it."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from website.notebooks import WIDGET, prepare

PNG = b"\x89PNG picture"


def figure(caption: str) -> list[NotebookNode]:
    metadata = {"image/png": {"alt": "A line\nthat rises.", "width": 600, "height": 200}}
    picture = {"image/png": b64encode(PNG).decode("ascii"), "text/plain": "Figure"}
    outputs = [new_output("display_data", data=picture, metadata=metadata)]
    if caption:
        outputs.append(new_output("display_data", data={"text/markdown": caption}))
    return outputs


def prepared(cell: NotebookNode, folder: Path, **options) -> NotebookNode:
    notebook = new_notebook(cells=[new_markdown_cell("# 13 · Title\n\nText."), cell])
    return prepare(notebook, "13", folder, links="LINKS", **options).cells[1]


def test_a_figure_and_its_caption_become_one_with_the_alt_text(tmp_path: Path) -> None:
    cell = prepared(new_code_cell("draw()", outputs=figure("**Figure 1.** It rises as $x^2$.")), tmp_path)
    [output] = cell.outputs
    lines = output.data["text/markdown"].splitlines()
    assert lines[0] == ":::{figure} _figures/13-1.png"
    assert ":alt: A line that rises." in lines
    assert ":width: 600px" in lines
    assert "**Figure 1.** It rises as $x^2$." in lines
    assert (tmp_path / "_figures" / "13-1.png").read_bytes() == PNG


def test_text_between_two_figures_stays_between_them(tmp_path: Path) -> None:
    text = new_output("stream", name="stdout", text="three\n")
    outputs = [*figure(""), text, *figure("**Figure 2.** Second.")]
    made = prepared(new_code_cell("draw()", outputs=outputs), tmp_path).outputs
    assert [output.output_type for output in made] == ["display_data", "stream", "display_data"]
    assert "13-2.png" in made[2].data["text/markdown"]


def test_answers_to_predictions_are_folded_and_other_outputs_are_not(tmp_path: Path) -> None:
    text = [new_output("stream", name="stdout", text="42\n")]
    folded = new_code_cell("print(42)", outputs=text, metadata={"collapsed": True})
    assert prepared(folded, tmp_path).metadata.tags == ["hide-output"]
    assert prepared(new_code_cell("print(42)", outputs=text), tmp_path).metadata.tags == []


def test_a_test_cell_is_folded_as_the_checks_of_its_exercise(tmp_path: Path) -> None:
    metadata = {"jupyter": {"source_hidden": True}, "nbgrader": {"grade_id": "test-softmax"}}
    cell = prepared(new_code_cell("check()", metadata=metadata), tmp_path)
    assert cell.metadata.tags == ["hide-input"]
    assert cell.metadata.mystnb.code_prompt_show == "Show the checks of this exercise"


def test_a_widget_is_replaced_where_it_was_drawn_and_kept_on_paper_where_not(tmp_path: Path) -> None:
    paper = new_output("execute_result", data={"text/plain": f"Race – {WIDGET}", "text/html": "paper"})
    drawn = prepared(new_code_cell("race()", outputs=[paper]), tmp_path, widget=lambda index: f"cell {index}")
    assert drawn.outputs[0].data == {"text/html": "cell 1"}
    left = prepared(new_code_cell("race()", outputs=[paper]), tmp_path, widget=lambda index: "")
    assert left.outputs[0].data["text/html"] == "paper"


def test_the_links_stand_below_the_title(tmp_path: Path) -> None:
    notebook = new_notebook(cells=[new_markdown_cell("# 13 · Title\n\nText.")])
    source = prepare(notebook, "13", tmp_path, links="LINKS").cells[0].source
    assert source.split() == ["#", "13", "·", "Title", "LINKS", "Text."]
