"""An IPython shell of a test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    """The shell that `get_ipython` gives for as long as the test runs; its history is written nowhere."""
    made = InteractiveShell.instance(config=Config(HistoryManager={"hist_file": ":memory:"}))
    yield made
    InteractiveShell.clear_instance()
