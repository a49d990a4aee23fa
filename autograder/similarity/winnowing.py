"""Fingerprints of token streams by winnowing.

S. Schleimer, D. S. Wilkerson, A. Aiken: Winnowing: Local Algorithms for Document Fingerprinting, SIGMOD 2003.
Of every ``window`` successive k-grams the one with the smallest hash is a fingerprint, of equals the
rightmost. So a passage of ``k + window - 1`` tokens that two texts share gives both at least one fingerprint
in common, and none shorter than ``k`` gives any.

The hashes are the same in every process and on every machine, and so is what is found. (Those of the package
copydetect are Python's own, new in each process; it compares every two files, and turns ``np.sum`` and
``np.dot`` into the same token, which short exercises do not bear.)
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

#: Odd, so that nothing is lost modulo 2⁶⁴.
_BASE = 0x9E3779B97F4A7C15


@functools.lru_cache(maxsize=200_000)
def _hash(token: str) -> int:
    return int.from_bytes(hashlib.blake2b(token.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def gram_hashes(tokens: Sequence[str], k: int) -> Hashes:
    """The hashes of all k-grams, shape (n - k + 1,); empty for a shorter text."""
    n = len(tokens) - k + 1
    if n <= 0:
        return np.empty(0, np.uint64)
    each = np.fromiter(map(_hash, tokens), np.uint64, len(tokens))
    total = np.zeros(n, np.uint64)
    for offset in range(k):
        total = total * np.uint64(_BASE) + each[offset : offset + n]
    # Neighbours differ in few bits otherwise, and their order would not look random.
    return (total ^ (total >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)


def winnow(hashes: Hashes, window: int) -> Places:
    """Which of the hashes are fingerprints, sorted."""
    if not len(hashes):
        return np.empty(0, np.int64)
    window = min(window, len(hashes))
    windows = np.lib.stride_tricks.sliding_window_view(hashes, window)
    # The rightmost of equals: the first one from behind.
    rightmost = window - 1 - np.argmin(windows[:, ::-1], axis=1)
    return np.unique(rightmost + np.arange(len(windows)))


def covered(places: Places, k: int, size: int) -> npt.NDArray[np.bool_]:
    """For each of ``size`` tokens whether it lies in one of the k-grams that begin at ``places``."""
    edges = np.zeros(size + 1, np.int64)
    np.add.at(edges, places, 1)
    np.add.at(edges, places + k, -1)
    return np.cumsum(edges[:-1]) > 0
