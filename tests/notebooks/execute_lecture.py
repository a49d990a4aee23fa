"""Run lectures from a fresh kernel and save them with their outputs: the way to refresh a committed lecture.

    python tests/notebooks/execute_lecture.py lectures/01-cosine-similarity.ipynb

``jupyter nbconvert --execute`` would do but for two things that differ on every run and are of no use to a
reader, which this takes out: the model ids of widgets (a saved page would say "model not found" instead of
showing the widget's plain form) and the time stamps of cells. And it folds what answers a question: the
outputs of the cells below a *Predict* prompt, which JupyterLab unfolds when the cell is run. In a solution it
folds the code of the test cells, in which the mistakes that are named give answers away.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

PREDICT = re.compile(r"^#+ .*\bPredict, then run\b|\*Predict:?\*", re.MULTILINE)
"""What asks for a prediction: a heading ``### Predict, then run``, or ``*Predict:*`` before a question."""


def predicted(notebook: nbformat.NotebookNode) -> Iterator[nbformat.NotebookNode]:
    """Yield the code cells that answer a prompt: those between it and the next Markdown cell."""
    asked = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            asked = bool(PREDICT.search(cell.source))
        elif asked:
            yield cell


def fold_answers(notebook: nbformat.NotebookNode) -> None:
    """Fold the outputs of the cells that answer a prompt, and unfold all others."""
    answers = {cell.id for cell in predicted(notebook)}
    for cell in notebook.cells:
        cell.metadata.pop("collapsed", None)
        cell.metadata.get("jupyter", {}).pop("outputs_hidden", None)
        if cell.id in answers:
            # The first is read by the classic notebook, the second by JupyterLab, which writes both.
            cell.metadata.collapsed = True
            cell.metadata.setdefault("jupyter", {})["outputs_hidden"] = True
        if cell.metadata.get("jupyter") == {}:
            del cell.metadata["jupyter"]


def fold_tests(notebook: nbformat.NotebookNode) -> None:
    """Fold the code of nbgrader's test cells; their outputs, which say what is wrong, stay."""
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and marks.get("grade") and not marks.get("solution"):
            cell.metadata.setdefault("jupyter", {})["source_hidden"] = True


def execute(path: Path, timeout: int = 120) -> None:
    """Run the notebook at ``path`` in its own folder and write it back with normalised outputs.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails; the file is left as it was.
    """
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=timeout,
        resources={"metadata": {"path": str(path.parent)}},
        store_widget_state=False,
        coalesce_streams=True,
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
    if any("nbgrader" in cell.metadata for cell in notebook.cells):
        fold_tests(notebook)
    else:
        fold_answers(notebook)
    notebook.metadata.language_info = {"name": "python"}
    notebook.metadata.pop("widgets", None)
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


def main(names: list[str]) -> None:
    """Refresh each notebook, stopping at the first that cannot be run."""
    if not names:
        sys.exit("usage: python tests/notebooks/execute_lecture.py NOTEBOOK.ipynb …")
    for name in names:
        try:
            execute(Path(name))
        except FileNotFoundError:
            sys.exit(f"{name}: no such file")
        except (nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
            sys.exit(f"{name}: not a notebook ({str(error).splitlines()[0]})")
        except CellExecutionError as error:
            sys.exit(f"{name}: left as it was, since a cell failed.\n{error}")
        print(f"{name}: executed")


if __name__ == "__main__":
    main(sys.argv[1:])
