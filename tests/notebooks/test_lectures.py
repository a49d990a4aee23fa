"""What every lecture promises a reader, whichever unit it is.

That outputs repeat is nbval's business (``pytest --nbval lectures``); here the saved pages are read, not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lecture_index
import nbformat
import pytest
from execute_lecture import predicted

ROOT = Path(__file__).resolve().parents[2]
LECTURES = sorted((ROOT / "lectures").glob("*.ipynb"))
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
EXECUTE = "python tests/notebooks/execute_lecture.py"

# `05b-…` is a bonus lecture: it may be short, and has no homework of its own.
NAME = re.compile(r"^(?P<unit>\d\d)(?P<bonus>[a-z]?)-[a-z0-9]+(-[a-z0-9]+)*$")

# What a machine leaves behind: system and home folders, drive letters, object addresses, local servers.
MACHINE = re.compile(
    r"/(?:home|root|tmp|Users|usr|var|mnt|private)/|[A-Z]:\\\\|\b0x[0-9a-f]{6,}|localhost|127\.0\.0\.1|"
    + re.escape(str(ROOT))
)


@pytest.fixture(params=LECTURES, ids=lambda path: path.stem, scope="module")
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(scope="module")
def notebook(path: Path) -> nbformat.NotebookNode:
    found = nbformat.read(path, as_version=4)
    nbformat.validate(found)
    return found


def is_bonus(path: Path) -> bool:
    return bool(NAME.match(path.stem)["bonus"])


def markdown(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def code(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs(notebook: nbformat.NotebookNode) -> Iterator[tuple[str, nbformat.NotebookNode]]:
    for cell in code(notebook):
        for output in cell.outputs:
            yield cell.id, output


def words_of(output: nbformat.NotebookNode) -> str:
    """All text that an output would show, images aside."""
    shown = [output.get("text", "")]
    shown += [str(data) for mime, data in output.get("data", {}).items() if not mime.startswith("image/png")]
    return "\n".join(shown)


def heading(notebook: nbformat.NotebookNode, pattern: str) -> str | None:
    """Return the text below the first heading that matches, up to the end of its cell."""
    for source in markdown(notebook):
        match = re.search(rf"(?mi)^#+ .*{pattern}.*$", source)
        if match:
            return source[match.end() :]
    return None


# --- the set of lectures ---


def test_there_are_lectures_with_proper_names():
    assert LECTURES
    for lecture in LECTURES:
        assert NAME.match(lecture.stem), f"{lecture.name}: call it like 01-cosine-similarity.ipynb"


def test_the_index_is_made_from_the_lectures():
    text = lecture_index.INDEX.read_text(encoding="utf-8")
    assert text == lecture_index.with_table(text), "make index"
    linked = set(re.findall(r"\]\(([^)/]+\.ipynb)\)", text))
    assert linked == {lecture.name for lecture in LECTURES}


# --- its parts ---


def test_length(path, notebook):
    least = 1 if is_bonus(path) else 30
    assert least <= len(notebook.cells) <= 60


def test_it_opens_with_its_title_and_what_you_will_be_able_to_do(notebook):
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert re.search(r"(?i)you (?:will be able to|can)\b", first.source)
    assert len(re.findall(r"(?m)^- ", first.source)) >= 3
    titles = [line for source in markdown(notebook) for line in re.findall(r"(?m)^# .*", source)]
    assert len(titles) == 1, f"one title a lecture, found {titles}"


def test_the_symbol_table_comes_before_any_code(notebook):
    before = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            break
        before.append(cell.source)
    rows = [line for line in "\n".join(before).splitlines() if line.startswith("|")]
    assert len(rows) >= 4, "no table of symbols before the first code cell"
    for column in ("formula", "code", "shape"):
        assert column in rows[0], f"the table of symbols has no column for the {column}"


def test_something_is_predicted_before_it_is_run(notebook):
    assert re.search(r"(?i)\bpredict\b", "\n".join(markdown(notebook)))


def test_answers_to_a_prediction_are_folded_and_the_first_cell_says_so(path, notebook):
    answers = list(predicted(notebook))
    assert answers or is_bonus(path)
    for cell in code(notebook):
        folded = (cell.metadata.get("collapsed"), cell.metadata.get("jupyter", {}).get("outputs_hidden"))
        expected = (True, True) if cell in answers else (None, None)
        assert folded == expected, f"{cell.id}: refresh it with {EXECUTE} …"
        # A question whose code is hidden, too, cannot be checked by reading.
        assert "source_hidden" not in cell.metadata.get("jupyter", {}), cell.id
    if answers:
        assert re.search(r"(?i)\bfolded\b", notebook.cells[0].source), "say that these outputs are folded"


def test_the_line_that_jupyterlab_shows_of_a_folded_output_gives_nothing_away(notebook):
    # On the bar of a folded output stands its first line; that of a figure is its description.
    for cell in predicted(notebook):
        first = cell.outputs[0].get("text", "").split("\n")[0] if cell.outputs else ""
        assert re.fullmatch(r"\D{8,}:", first), f"{cell.id}: print a heading first, as “random cosines:”"


def test_it_ends_with_questions_summary_and_sources(notebook):
    questions = heading(notebook, "check yourself")
    assert questions is not None
    assert questions.count("<summary>") >= 3
    for part in ("summary", "sources"):
        assert heading(notebook, part) is not None, f"no heading “{part}”"
    assert "](" in heading(notebook, "sources"), "the sources have no link"


def test_folded_answers_are_well_formed(notebook):
    for source in markdown(notebook):
        assert source.count("<details>") == source.count("</details>") == source.count("<summary>")
        # Without an empty line after </summary>, Markdown and formulas in the answer stay raw text.
        assert not re.search(r"</summary>\n(?!\n)", source), source[:60]


def test_formulas_are_closed(notebook):
    for source in markdown(notebook):
        text = re.sub(r"`[^`]*`|\\\$", "", source)
        assert text.count("$$") % 2 == 0, source[:60]
        assert text.replace("$$", "").count("$") % 2 == 0, source[:60]


def test_links_resolve(path, notebook):
    for source in markdown(notebook):
        for target in re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", source):
            link = urlsplit("".join(target))
            if link.scheme:
                assert link.scheme == "https", f"{''.join(target)}: use https"
                assert "." in link.netloc
            elif link.path:
                file = (path.parent / unquote(link.path)).resolve()
                # Assignments are generated from solutions/; in a course not yet released the source counts.
                source_file = Path(str(file).replace(str(ROOT / "assignments"), str(ROOT / "solutions")))
                assert file.exists() or source_file.exists(), f"{link.path}: no such file"


def test_it_links_to_its_assignment(path, notebook):
    if is_bonus(path):
        pytest.skip("a bonus lecture has no assignment")
    text = "\n".join(markdown(notebook))
    unit = NAME.match(path.stem)["unit"]
    assert re.search(rf"\]\(\.\./assignments/({unit}-[a-z0-9-]+)/\1\.ipynb\)", text)


# --- its code ---


def test_cells_have_readable_ids_and_no_clutter(notebook):
    for cell in notebook.cells:
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", cell.id), (
            f"{cell.id}: give the cell a readable id"
        )
        assert not re.fullmatch(r"[0-9a-f]{8}", cell.id), f"{cell.id}: a random id"
        assert set(cell.metadata) <= {"tags", "collapsed", "jupyter"}, f"{cell.id}: {dict(cell.metadata)}"
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"


def test_a_cell_fits_a_screen(notebook):
    for cell in code(notebook):
        assert len(cell.source.splitlines()) <= 36, f"{cell.id} is too long for a screen"


def test_it_draws_with_coursekit(notebook):
    source = "\n".join(cell.source for cell in code(notebook))
    for foreign in (
        "pyplot",
        "interact(",
        "interactive_output",
        "widgets.Output",
        "np.random.seed",
        "rcParams",
    ):
        assert foreign not in source, f"{foreign}: use coursekit, and a generator that is passed in"


# --- its saved outputs ---


def test_it_was_run_from_top_to_bottom(notebook):
    counts = [cell.execution_count for cell in code(notebook)]
    assert counts == list(range(1, len(counts) + 1)), f"run it from a fresh kernel: {EXECUTE} …"


def test_outputs_are_free_of_errors_and_warnings(notebook):
    for cell_id, output in outputs(notebook):
        assert output.output_type != "error", f"{cell_id}: {output.get('evalue')}"
        assert output.get("name") != "stderr", f"{cell_id}: {output.get('text')}"


def test_nothing_tells_where_it_was_run(notebook):
    for cell in notebook.cells:
        assert not MACHINE.search(cell.source), cell.id
    for cell_id, output in outputs(notebook):
        found = MACHINE.search(words_of(output))
        assert not found, f"{cell_id}: {found}"


def test_every_figure_has_a_description_and_fits_the_column(notebook):
    figures = [
        (cell_id, output) for cell_id, output in outputs(notebook) if "image/png" in output.get("data", {})
    ]
    assert len(figures) >= 3
    for cell_id, output in figures:
        facts = output.metadata.get("image/png", {})
        assert len(facts.get("alt", "")) >= 40, f"{cell_id}: show the figure with plots.show(fig, alt=…)"
        assert output.data["text/plain"] == f"Figure: {facts.alt}"
        assert 0 < facts.width <= 800
        assert facts.height > 0


def test_every_figure_has_a_caption_below_it_and_they_are_numbered(notebook):
    numbers = []
    for cell in code(notebook):
        for figure, below in pairwise([*cell.outputs, None]):
            if "image/png" not in figure.get("data", {}):
                continue
            caption = below.get("data", {}).get("text/markdown", "") if below else ""
            found = re.fullmatch(r"\*\*Figure (\d+)\.\*\* (.{40,})", caption)
            assert found, f"{cell.id}: say what to see, plots.show(fig, alt=…, caption='Figure {{n}}. …')"
            assert found[2] not in figure.metadata["image/png"]["alt"], f"{cell.id}: repeats the alt text"
            numbers.append(int(found[1]))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_widget_moves_and_has_a_twin_on_paper(notebook):
    figure_seen = False
    moving = []
    for cell in code(notebook):
        if re.search(r"\bwidgets\.\w+\(", cell.source):
            moving.append(cell.id)
            assert figure_seen, f"{cell.id}: a static figure of the same thing belongs above"
            plain = [output.data.get("text/plain", "") for output in cell.outputs if "data" in output]
            assert any("Run this cell" in text for text in plain), (
                f"{cell.id}: nothing to read without a kernel"
            )
        figure_seen |= any("image/png" in output.get("data", {}) for output in cell.outputs)
    assert moving, "no widget"


def test_no_dead_widget_is_saved(notebook):
    for cell_id, output in outputs(notebook):
        assert WIDGET_VIEW not in output.get("data", {}), (
            f"{cell_id}: a saved page would say “model not found”; refresh it with {EXECUTE} …"
        )


def test_every_output_is_compared(path: Path, notebook: nbformat.NotebookNode) -> None:
    for cell in code(notebook):
        skipped = [tag for tag in cell.metadata.get("tags", []) if tag.startswith("nbval")]
        assert not skipped, f"{path.name}, cell {cell.id}: {skipped} keeps nbval from comparing its output"
