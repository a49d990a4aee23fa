"""Values as checks see them: plain Python for what is compared exactly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

__all__ = ["plain", "same"]


def plain(value: Any) -> Any:
    """Turn arrays, scalars and sequences into plain Python values, nested ones too; leave the rest alone."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    if isinstance(value, dict):
        return {_plain_key(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return {_plain_key(item) for item in value}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [plain(item) for item in value]
    return value


def _plain_key(key: Any) -> Any:
    """Keys and members of sets stay hashable: tuples are kept, NumPy scalars become Python's."""
    if isinstance(key, tuple):
        return tuple(_plain_key(item) for item in key)
    return key.item() if isinstance(key, np.generic) else key


def same(seen: Any, wanted: Any) -> bool:
    """Equality that tells 1, 1.0 and True apart; lists and dicts item by item."""
    if isinstance(wanted, list):
        return (
            isinstance(seen, list)
            and len(seen) == len(wanted)
            and all(same(s, w) for s, w in zip(seen, wanted, strict=True))
        )
    if isinstance(wanted, dict):
        return (
            isinstance(seen, dict)
            and seen.keys() == wanted.keys()
            and all(same(seen[key], wanted[key]) for key in wanted)
        )
    return type(seen) is type(wanted) and bool(seen == wanted)
