"""Sphinx's configuration of the site; `website.build` calls Sphinx on prepared sources."""

import os
from pathlib import Path

from coursekit import __version__

HERE = Path(os.environ["SITE_WEBSITE"])

project = "Word embeddings"
author = "The maintainers of the word embeddings course"
copyright = "the maintainers of the course. Text and figures: CC BY 4.0. Code: BSD 3-Clause"
version = release = __version__
language = "en"

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "sphinx_design",
]
exclude_patterns = ["**/_figures"]
templates_path = [str(HERE / "templates")]

# Notebooks are committed with their outputs.
nb_execution_mode = "off"
nb_render_markdown_format = "myst"
nb_merge_streams = True
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath", "attrs_inline"]
myst_heading_anchors = 3
# Headings in notebooks begin where their authors wanted them; lexers meet pseudocode.
suppress_warnings = ["myst.header", "misc.highlighting_failure", "mystnb.unknown_mime_type"]
myst_dmath_double_inline = True

# MathJax and its fonts are part of the site.
mathjax_path = "mathjax/tex-chtml-full.js"
mathjax_options = {"defer": "defer"}
mathjax3_config = {
    "options": {"enableMenu": False, "ignoreHtmlClass": "tex2jax_ignore|mathjax_ignore|document"},
    "tex": {"inlineMath": [["\\(", "\\)"]], "processEscapes": True},
}

autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_member_order = "alphabetical"
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_custom_sections = [("Returns", "params_style")]
add_module_names = False
python_display_short_literal_types = True

html_theme = "pydata_sphinx_theme"
html_title = "Word embeddings"
html_static_path = [str(HERE / "static"), os.environ["SITE_STATIC"]]
html_extra_path = [os.environ["SITE_EXTRA"]]
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"})]
html_favicon = str(HERE / "static" / "icon.svg")
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_theme_options = {
    "logo": {"text": "Word embeddings", "alt_text": "Word embeddings, home"},
    "navbar_align": "left",
    "navbar_persistent": ["search-button-field"],
    "navbar_end": ["theme-switcher"],
    "show_toc_level": 2,
    "header_links_before_dropdown": 6,
    "collapse_navigation": False,
    "show_nav_level": 2,
    "footer_start": ["copyright"],
    "footer_end": [],
    "secondary_sidebar_items": {"index": [], "**": ["page-toc"]},
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
    "back_to_top_button": False,
}
html_sidebars = {"index": [], "syllabus": [], "instructors": []}
# Addresses of other sites are given as addresses, not fetched.
html_context = {"default_mode": "auto"}
