"""Matplotlib's list of the fonts of this machine, which takes a second to make."""

from __future__ import annotations

import functools
import os
from pathlib import Path


@functools.lru_cache(maxsize=1)
def font_lists() -> tuple[Path, ...]:
    """The lists that Matplotlib keeps, each for a version of its own; made where there is none yet."""
    # Importing Matplotlib to ask for its folder takes half a second, which most assignments never need.
    home = os.environ.get("MPLCONFIGDIR") or os.path.join(
        os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "matplotlib"
    )
    found = tuple(sorted(Path(home).glob("fontlist-*.json")))
    if not found:
        import matplotlib

        # Loading the list makes the file.
        import matplotlib.font_manager

        found = tuple(sorted(Path(matplotlib.get_cachedir()).glob("fontlist-*.json")))
    return found
