"""Home, syllabus and the lists of units: Markdown with a place for what the folders say."""

from __future__ import annotations

import os
import re
import shutil
from base64 import b64decode
from collections.abc import Iterable, Mapping
from pathlib import Path

import nbformat

from website.units import Unit

HERE = Path(__file__).parent
#: The picture of the home page: a lecture and the cell that draws it.
HOME_PICTURE = ("04-count-embeddings", "people-figure")


def repository() -> str:
    """Where the course lives on GitHub, as ``"owner/name"``; empty where nobody has said.

    A workflow has it in ``GITHUB_REPOSITORY``. Links to Binder and Colab need it.
    """
    name = os.environ.get("GITHUB_REPOSITORY", "")
    return name if re.fullmatch(r"[\w.-]+/[\w.-]+", name) else ""


def links(path: str, up: str, *, lite: bool) -> str:
    """The line below a notebook's title: download it, or open it where it runs.

    Parameters
    ----------
    path : str
        The notebook, from the course's folder.
    up : str
        From the page to the site's top, ``"../"`` for one folder.
    lite : bool
        Whether the site carries JupyterLite.
    """
    parts = [f'<a href="{up}notebooks/{path}" download>Download the notebook</a>']
    if lite:
        parts.append(f'<a href="{up}lite/lab/index.html?path={path}">Open in JupyterLite</a>')
    if name := repository():
        parts.append(
            f'<a href="https://colab.research.google.com/github/{name}/blob/main/{path}">Open in Colab</a>'
        )
        parts.append(f'<a href="https://mybinder.org/v2/gh/{name}/HEAD?labpath={path}">Open in Binder</a>')
    return f'<p class="notebook-links">{" ".join(parts)}</p>\n'


def colab_note() -> str:
    """What Colab needs, where the pages have links to it."""
    if not (name := repository()):
        return ""
    line = f"%pip install git+https://github.com/{name}"
    return f"In Colab, run `{line}` in a first cell: it has the libraries, but not the course's own."


def home_picture(root: Path, folder: Path) -> str:
    """Write the picture of the home page, drawn by a lecture; return its Markdown."""
    name, cell_id = HOME_PICTURE
    cells = nbformat.read(root / "lectures" / f"{name}.ipynb", as_version=4).cells
    [cell] = [cell for cell in cells if cell.id == cell_id]
    [output] = [output for output in cell.outputs if "image/png" in output.get("data", {})]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "home.png").write_bytes(b64decode(output.data["image/png"]))
    alt = output.metadata["image/png"]["alt"]
    return f":::{{image}} _figures/home.png\n:alt: {alt}\n:class: dark-light home-picture\n:::"


def syllabus(units: Iterable[Unit]) -> str:
    """A section a week: lectures, what one learns, homework."""
    parts, week = [], None
    for unit in units:
        if unit.week != week:
            week = unit.week
            parts.append(f"## Week {week}\n")
        parts.append(f"### [{unit.title}](lectures/{unit.name}.ipynb)\n")
        parts.append(f"*{unit.question}* About {unit.minutes} minutes to read. Afterwards you can\n")
        parts.append("\n".join(f"- {goal}" for goal in unit.goals) + "\n")
        if unit.assignment:
            parts.append(
                f"**Homework:** [assignment {unit.number}](assignments/{unit.name}/{unit.name}.ipynb)\n"
            )
    return "\n".join(parts)


def cards(units: Iterable[Unit]) -> str:
    """A card a lecture, for the home page."""
    lines = ["::::{grid} 1 2 2 3", ":gutter: 3", ""]
    for unit in units:
        lines += [
            f":::{{grid-item-card}} {unit.number} · {unit.title}",
            f":link: lectures/{unit.name}",
            ":link-type: doc",
            f":link-alt: {unit.title}",
            "",
            unit.question,
            ":::",
        ]
    return "\n".join([*lines, "::::"])


def assignments(units: Iterable[Unit]) -> str:
    """A table of the assignments, to read and to download."""
    rows = ["| week | read | download |", "|---|---|---|"]
    rows += [
        f"| {unit.week} | [{unit.title}]({unit.name}/{unit.name}.ipynb) "
        f'| <a href="../notebooks/assignments/{unit.name}/{unit.name}.ipynb" download>'
        f"notebook {unit.number}</a> |"
        for unit in units
        if unit.assignment
    ]
    return "\n".join(rows)


def table_of_contents(entries: Iterable[str], *, hidden: bool = False) -> str:
    """A `toctree` of pages."""
    options = [":hidden:"] if hidden else [":maxdepth: 1"]
    return "\n".join(["```{toctree}", *options, "", *entries, "```"])


def write_pages(folder: Path, units: list[Unit], texts: Mapping[str, str]) -> None:
    """Write all pages that are no notebook: the Markdown in `pages/`, its ``@NAME@`` filled in."""
    with_homework = [unit for unit in units if unit.assignment]
    values = {
        "PICTURE": home_picture(HERE.parent, folder / "_figures"),
        "CARDS": cards(units),
        "SYLLABUS": syllabus(units),
        "ASSIGNMENTS": assignments(units),
        "UNITS": str(len(units)),
        "WEEKS": str(len({unit.week for unit in units})),
        "LECTURE_PAGES": table_of_contents([unit.name for unit in units]),
        "ASSIGNMENT_PAGES": table_of_contents(
            [f"{unit.name}/{unit.name}" for unit in with_homework], hidden=True
        ),
        "COLAB": colab_note(),
        **texts,
    }
    for source in sorted((HERE / "pages").rglob("*")):
        target = folder / source.relative_to(HERE / "pages")
        if source.suffix == ".md":
            target.parent.mkdir(parents=True, exist_ok=True)
            text = re.sub(r"@([A-Z_]+)@", lambda m: values[m[1]], source.read_text(encoding="utf-8"))
            target.write_text(text, encoding="utf-8")
        elif source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
