"""What students wrote, made safe to show: their markdown, their outputs, their code as HTML that cannot act.

A feedback page is opened by a student, formgrader's page by an instructor; in neither may HTML from
a submission run, load anything from elsewhere or leave its box. Everything passes bleach's allow
list. Formulas become MathML, which browsers show by themselves: a page needs no script and no network.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import secrets
import xml.etree.ElementTree as ElementTree

import bleach
import latex2mathml.converter
from nbconvert.filters import ansi2html
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

#: Longer texts are shown as they are: parsers of markdown, HTML and Python take long over hostile ones.
MAX_MARKUP_CHARACTERS = 50_000
MAX_CODE_CHARACTERS = 50_000
#: What the parsers take quadratic time over.
MAX_DEPTH = 100
MAX_ENVIRONMENTS = 200
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
    "a": ["title"],
    "abbr": ["title"],
    "col": ["span"],
    "colgroup": ["span"],
    "details": ["open"],
    "img": ["alt", "title", "width", "height"],
    "ol": ["start", "type"],
    "td": ["colspan", "rowspan", "align"],
    "th": ["colspan", "rowspan", "align", "scope"],
}
_IMAGE_ADDRESS = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]+\Z")

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


def _allowed(tag: str, name: str, value: str) -> bool:
    """Whether bleach keeps an attribute: the listed ones, pictures inside the page, and Pygments' classes."""
    if tag == "img" and name == "src":
        return _IMAGE_ADDRESS.match(value) is not None
    if tag == "a" and name == "href":  # a path would lead nowhere from where the page lies
        return re.match(r"(https?|mailto):", value) is not None
    if tag in ("span", "div") and name == "class":
        return re.fullmatch(r"highlight|[a-z]{1,2}[a-z0-9]?", value) is not None
    return name in _ATTRIBUTES.get(tag, ())


_cleaner = bleach.Cleaner(
    tags=_TAGS, attributes=_allowed, protocols={"http", "https", "mailto", "data"}, strip=True
)


def clean_html(text: str) -> str:
    """HTML from a submission, reduced to what can only be looked at.

    Scripts, styles, forms, frames, event handlers, pictures from elsewhere and addresses other than
    ``http``, ``https`` and ``mailto`` disappear. What is too long or cannot be parsed is shown as text.
    """
    try:
        return _clean(text)
    except (RecursionError, ValueError):
        return plain_text(text)


def _clean(text: str) -> str:
    """`clean_html`, raising ValueError for too long a text and RecursionError for too deep a one."""
    if len(re.sub(r"base64,[A-Za-z0-9+/=]+", "", text)) > MAX_MARKUP_CHARACTERS:
        raise ValueError("too long")
    if _depth(text) > MAX_DEPTH:
        raise ValueError("too deep")
    # Bleach takes these tags away but would leave what stands between them as text.
    for tag in ("script", "style"):
        text = _without(text, tag)
    cleaned = _cleaner.clean(text)
    return re.sub(r"<img(?![^>]*\ssrc=)[^>]*>", "<em>[picture left out]</em>", cleaned)


def _depth(text: str) -> int:
    """How deep the elements of a text are nested, at most; those that nobody closes count as well."""
    depth = deepest = 0
    for closing, tag in re.findall(r"<(/?)([A-Za-z][A-Za-z0-9]*)", text):
        if tag.lower() not in ("p", "li", "br", "hr", "img", "td", "th", "tr", "dt", "dd", "col"):
            depth = max(depth + (-1 if closing else 1), 0)
            deepest = max(deepest, depth)
    return deepest


def _without(text: str, tag: str) -> str:
    """The text without the closed elements of a tag, in linear time (which no expression takes)."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters change their length in lower case
        return text
    kept, here = [], 0
    while (begin := lowered.find(f"<{tag}", here)) >= 0 and (end := lowered.find(f"</{tag}", begin)) >= 0:
        kept.append(text[here:begin])
        close = text.find(">", end)
        here = len(text) if close < 0 else close + 1
    return "".join([*kept, text[here:]])


def plain_text(text: str, limit: int = MAX_OUTPUT_CHARACTERS) -> str:
    """Text as a preformatted block, terminal colours included, cut after ``limit`` characters."""
    kept = text if len(text) <= limit else text[:limit]
    left_out = len(text) - len(kept)
    note = f'<p class="cut">… {left_out:,} more characters left out</p>' if left_out else ""
    return f"<pre>{ansi2html(_printable(kept))}</pre>{note}"


def _printable(text: str) -> str:
    """Text without control characters (line ends, tabs and the escape of terminal colours aside)."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]", "\ufffd", text)


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
    if len(source) > MAX_MARKUP_CHARACTERS or source.count("\\begin{") > MAX_ENVIRONMENTS:
        return plain_text(source)
    renderer = _Renderer()
    try:
        cleaned = _clean(MarkdownWithMath(renderer=renderer).render(_printable(source)))
    except Exception:  # a parser's own mistakes over hostile input: the text itself is still readable
        return plain_text(source)
    # The formulas go in last: bleach would take them apart, and they have passed an allow list of their own.
    return re.sub(rf"{renderer.mark}(\d+)x", lambda found: renderer.formulas[int(found[1])], cleaned)


class _Renderer(IPythonRenderer):
    """Renders markdown, and sets formulas aside under marks that no student can foresee."""

    def __init__(self) -> None:
        super().__init__(escape=False, allow_harmful_protocols=False, exclude_anchor_links=True)
        self.mark = f"formula{secrets.token_hex(8)}n"
        self.formulas: list[str] = []

    def _stash(self, latex: str, display: str) -> str:
        self.formulas.append(formula(latex, display))
        return f"{self.mark}{len(self.formulas) - 1}x"

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
        return ElementTree.tostring(_allowed_mathml(tree), encoding="unicode")
    except Exception:
        return f"<code>{html.escape(latex.strip())}</code>"


def _allowed_mathml(element: ElementTree.Element) -> ElementTree.Element:
    """A copy of a formula's tree with nothing but the elements and attributes that lay out mathematics."""
    tag = element.tag if element.tag in _MATHML_TAGS else "mrow"
    kept = {name: value for name, value in element.attrib.items() if name in _MATHML_ATTRIBUTES}
    copy = ElementTree.Element(tag, kept)
    # The converter writes characters as entities ("&#x02016;"), which a second escaping would show literally.
    copy.text = html.unescape(element.text) if element.text else None
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
    return f'<img alt="{html.escape(alt)}" src="data:{kind};base64,{encoded}">'
