"""A wrong array beside the right one: what every detector of a mistake is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Comparison:
    """A wrong array beside the right one: same shape, finite wherever the right one is."""

    seen: np.ndarray
    wanted: np.ndarray
    rtol: float
    atol: float
    gradient: bool

    def fits(self, seen: Any, wanted: Any = None) -> bool:
        """Whether one array equals another (by default the right one) within the check's tolerance."""
        wanted = self.wanted if wanted is None else wanted
        if np.shape(seen) != np.shape(wanted):
            return False
        with np.errstate(all="ignore"):
            return bool(np.isclose(seen, wanted, rtol=self.rtol, atol=self.atol).all())
