"""What students wrote, made safe to show: their markdown, their outputs, their code as HTML that cannot act.

A feedback page is opened by a student, formgrader's page by an instructor; in neither may HTML from
a submission run, load anything from elsewhere or leave its box. Everything passes the allow list of nh3
(the binding of ammonia, whose parser is the browsers' own algorithm in linear time). Formulas become MathML,
which browsers show by themselves: a page needs no script and no network.
"""

from __future__ import annotations

import base64
import binascii
import functools
import html
import re
import secrets
import typing
import xml.etree.ElementTree as ElementTree

import latex2mathml.converter
import nh3
from nbconvert.filters import ansi2html
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from ..text import show_directions
from .letters import mathematical

#: Longer texts are shown as they are: parsers of markdown, HTML and Python take long over hostile ones.
MAX_MARKUP_CHARACTERS = 50_000
MAX_CODE_CHARACTERS = 50_000
#: Beginnings of formulas in one text: from each of them the parser of markdown may read on to the end.
MAX_FORMULA_BEGINNINGS = 200
MAX_FORMULA_CHARACTERS = 2_000
#: Longer outputs are cut, with a line that says so.
MAX_OUTPUT_CHARACTERS = 20_000
MAX_IMAGE_BYTES = 2_000_000


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAGS = _words(
    """
    a abbr b blockquote br caption code col colgroup dd del details div dl dt em h1 h2 h3 h4 h5 h6
    hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td
    tfoot th thead tr u ul var
    """
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "div": {"class"},
    "img": {"alt", "height", "src", "title", "width"},
    "ol": {"start", "type"},
    "span": {"class"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
#: Values of attributes that not every value is allowed of: pictures inside the page, addresses that a reader
#: may follow (a path would lead nowhere from where the page lies), and Pygments' classes.
_VALUES = {
    ("img", "src"): re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]+"),
    ("a", "href"): re.compile(r"(https?|mailto):.*", re.DOTALL),
    ("div", "class"): re.compile(r"highlight|[a-z]{1,2}[a-z0-9]?"),
    ("span", "class"): re.compile(r"highlight|[a-z]{1,2}[a-z0-9]?"),
}

_FORMULA_BEGINNING = re.compile(r"\\begin\{|\\\\[\[(]")

_MATHML_TAGS = _words(
    """
    math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom mfenced
    menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd
    mlabeledtr none
    """
)
_MATHML_ATTRIBUTES = _words(
    """
    display mathvariant stretchy fence separator accent accentunder width height depth lspace rspace
    linethickness columnalign rowspacing columnspacing displaystyle scriptlevel movablelimits
    largeop symmetric minsize maxsize notation linebreak form
    """
)


#: The cells of an assignment are the same on every page of a class.
_remembered = functools.lru_cache(maxsize=400)


def _value(tag: str, name: str, value: str) -> str | None:
    """The value of an allowed attribute, None where the attribute goes."""
    allowed = _VALUES.get((tag, name))
    return value if allowed is None or allowed.fullmatch(value) else None


_cleaner = nh3.Cleaner(
    tags=set(_TAGS),
    # With what stands between them, which is no text.
    clean_content_tags={"script", "style"},
    attributes={"*": set(), **_ATTRIBUTES},
    attribute_filter=_value,
    url_schemes={"http", "https", "mailto", "data"},
    link_rel=None,
)

#: A tag as nh3 writes it: whatever an attribute's value holds, it stands in quotes.
_TAG = re.compile(r'</?[a-z][a-z0-9]*(?: [a-z]+="[^"]*")*>')


@_remembered
def clean_html(text: str) -> str:
    """HTML from a submission, reduced to what can only be looked at.

    Scripts, styles, forms, frames, event handlers, pictures from elsewhere and addresses other than
    ``http``, ``https`` and ``mailto`` disappear. What is too long is shown as text.
    """
    try:
        return _clean(text)
    except ValueError:
        return plain_text(text)


def _clean(text: str, formulas: typing.Mapping[str, str] | None = None) -> str:
    """`clean_html`, raising ValueError for too long a text.

    Parameters
    ----------
    formulas
        MathML that takes the place of marks in the text (but not in attributes): nh3 would take it apart, and
        it has passed an allow list of its own.
    """
    if len(re.sub(r"base64,[A-Za-z0-9+/=]+", "", text)) > MAX_MARKUP_CHARACTERS:
        raise ValueError("too long")
    cleaned = _cleaner.clean(text)
    made, here = [], 0
    marks = re.compile("|".join(map(re.escape, formulas or ())) or r"(?!)")
    for tag in _TAG.finditer(cleaned):
        made.append(marks.sub(lambda mark: (formulas or {})[mark[0]], cleaned[here : tag.start()]))
        lost = tag[0].startswith("<img") and ' src="' not in tag[0]
        made.append("<em>[picture left out]</em>" if lost else marks.sub("", tag[0]))
        here = tag.end()
    made.append(marks.sub(lambda mark: (formulas or {})[mark[0]], cleaned[here:]))
    return show_directions("".join(made))


def plain_text(text: str, limit: int = MAX_OUTPUT_CHARACTERS) -> str:
    """Text as a preformatted block, terminal colours included, cut after ``limit`` characters."""
    kept = text if len(text) <= limit else text[:limit]
    left_out = len(text) - len(kept)
    note = f'<p class="cut">… {left_out:,} more characters left out</p>' if left_out else ""
    return f"<pre>{ansi2html(_printable(kept))}</pre>{note}"


def _printable(text: str) -> str:
    """Text without control characters (line ends, tabs and the escape of terminal colours aside), those that
    turn the direction of writing as escapes.
    """
    return show_directions(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]", "\ufffd", text))


@_remembered
def highlight_code(source: str) -> str:
    """Python source as highlighted HTML; very long source as plain text."""
    if len(source) > MAX_CODE_CHARACTERS:
        return plain_text(source)
    return highlight(_printable(source), PythonLexer(stripnl=False), HtmlFormatter(cssclass="highlight"))


def highlight_css(style: str, scope: str) -> str:
    """Pygments' rules for one of its styles, for highlighted code inside ``scope``."""
    return HtmlFormatter(style=style, cssclass="highlight").get_style_defs(f"{scope} .highlight")


def markdown_to_html(source: str, **_: object) -> str:
    """Markdown from a submission as HTML that can only be looked at, its formulas as MathML."""
    return _markdown_to_html(source)


@_remembered
def _markdown_to_html(source: str) -> str:
    beginnings = len(_FORMULA_BEGINNING.findall(source))
    if len(source) > MAX_MARKUP_CHARACTERS or beginnings > MAX_FORMULA_BEGINNINGS:
        return plain_text(source)
    renderer = _Renderer()
    try:
        return _clean(MarkdownWithMath(renderer=renderer).render(_printable(source)), renderer.formulas)
    except Exception:
        # A parser's own mistakes over hostile input: the text itself is still readable.
        return plain_text(source)


class _Renderer(IPythonRenderer):
    """Renders markdown, and sets formulas aside under marks that no student can foresee."""

    def __init__(self) -> None:
        super().__init__(escape=False, allow_harmful_protocols=False, exclude_anchor_links=True)
        self.mark = f"formula{secrets.token_hex(8)}n"
        self.formulas: dict[str, str] = {}

    def _stash(self, latex: str, display: str) -> str:
        mark = f"{self.mark}{len(self.formulas)}x"
        self.formulas[mark] = formula(latex, display)
        return mark

    def block_math(self, body: str) -> str:
        return self._stash(body, "block")

    def inline_math(self, body: str) -> str:
        return self._stash(body, "inline")

    def latex_environment(self, name: str, body: str) -> str:
        return self._stash(f"\\begin{{{name}}}{body}\\end{{{name}}}", "block")

    def image(self, text: str, url: str, title: str | None = None) -> str:
        # An address elsewhere would tell its owner who reads the page.
        shown = (
            super(IPythonRenderer, self).image(text, url, title) if url.startswith("data:image/") else None
        )
        return shown or f"<em>[picture: {html.escape(text) or 'no description'}]</em>"

    def block_mermaidjs(self, code: str) -> str:
        return f"<pre>{html.escape(code)}</pre>"


def formula(latex: str, display: str = "inline") -> str:
    r"""A LaTeX formula as MathML; what cannot be converted stays readable as its source.

    Parameters
    ----------
    latex
        Without dollar signs.
    display
        ``"inline"`` or ``"block"``.
    """
    # The converter knows `align` but not the environment that stands for it inside a formula.
    known = re.sub(r"\\(begin|end)\{(aligned|split|gathered|equation\*?)\}", r"\\\1{align*}", latex.strip())
    try:
        if len(known) > MAX_FORMULA_CHARACTERS:
            raise ValueError("too long to convert")
        tree = latex2mathml.converter.convert_to_element(known, display=display)
        return show_directions(ElementTree.tostring(_allowed_mathml(tree), encoding="unicode"))
    except Exception:
        return f"<code>{html.escape(show_directions(latex.strip()))}</code>"


def _allowed_mathml(element: ElementTree.Element) -> ElementTree.Element:
    """A copy of a formula's tree with nothing but the elements and attributes that lay out mathematics."""
    tag = element.tag if element.tag in _MATHML_TAGS else "mrow"
    kept = {name: value for name, value in element.attrib.items() if name in _MATHML_ATTRIBUTES}
    copy = ElementTree.Element(tag, kept)
    # The converter writes characters as entities ("&#x02016;"), which a second escaping would show literally.
    copy.text = html.unescape(element.text) if element.text else None
    if copy.text and tag in ("mi", "mn") and kept.get("mathvariant", "normal") != "normal":
        copy.text = mathematical(copy.text, copy.attrib.pop("mathvariant"))
    copy.tail = html.unescape(element.tail) if element.tail else None
    copy.extend(_allowed_mathml(child) for child in element)
    return copy


def image(kind: str, data: str, alt: str) -> str | None:
    """A picture from an output as an ``<img>`` in the page; None when too large or not what it says.

    Parameters
    ----------
    kind
        ``image/png``, ``image/jpeg``, ``image/gif`` or ``image/svg+xml`` (an ``<img>`` runs no script of it).
    data
        Base64, or the text of an SVG.
    """
    if kind == "image/svg+xml":
        content = data.encode("utf-8", "replace")
    else:
        try:
            content = base64.b64decode("".join(data.split()), validate=True)
        except (binascii.Error, ValueError):
            return None
        starts = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8", "image/gif": b"GIF8"}
        if not content.startswith(starts.get(kind, b"\0")):
            return None
    if not content or len(content) > MAX_IMAGE_BYTES:
        return None
    encoded = base64.b64encode(content).decode("ascii")
    return f'<img alt="{html.escape(show_directions(alt))}" src="data:{kind};base64,{encoded}">'
