"""The names of a test cell: the judge's own, and behind them the student's."""

from __future__ import annotations

import builtins
import typing

from .bridge import Bridge
from .proxy import Proxy


class Namespace(dict):
    """The names of a test cell; what the judge does not define is looked up on the student's side."""

    def __init__(self, bridge: Bridge) -> None:
        # Python's own names lie here as well: looking them up one level further down costs more than the rest
        # of a check.
        super().__init__(vars(builtins), __name__="__main__", get_ipython=_NoShell)
        self._bridge = bridge
        self.open = False
        #: Names that locked cells define: never the student's, also where a locked cell did not get that far.
        self.own: set[str] = set()
        #: Names that the test cell defines itself: nor are these the student's, after a part that a failure
        #: ended before it had defined them.
        self.made: frozenset[str] = frozenset()

    def __missing__(self, name: str) -> typing.Any:
        if not self.open or name in self.own:
            raise KeyError(name)
        if name in self.made:
            # Without the name: hidden tests' own words are not for students.
            raise AssertionError("this check builds on those before it, and is made only where they hold")
        value = self._bridge.lookup(name)
        if isinstance(value, Proxy):
            # Kept for the rest of the cell; plain data is asked for anew, since a call may change it.
            dict.__setitem__(self, name, value)
        return value


class _NoShell:
    """What magics in a locked cell find here: they set up a notebook's front end, and there is none."""

    def __getattr__(self, name: str) -> typing.Callable[..., None]:
        return lambda *args, **kwargs: None
