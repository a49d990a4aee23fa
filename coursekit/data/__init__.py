"""What the course counts, trains and measures on: texts with a known truth, points in the plane, vectors.

Everything is drawn from a seed or comes with Python: nothing is downloaded.
"""

import json
from pathlib import Path
from typing import Any

from coursekit.data.corpora import TOY_VOCABULARY, toy
from coursekit.data.geometry import rows_at_angles
from coursekit.data.planar import four_blocks, two_spirals

__all__ = [
    "TOY_VOCABULARY",
    "bleu_scores",
    "four_blocks",
    "recurrent_networks",
    "rows_at_angles",
    "sgns_speed",
    "static_embeddings",
    "tokenization",
    "toy",
    "toy_language_model",
    "two_spirals",
]


def recurrent_networks() -> dict[str, Any]:
    """Return the last result of ``scripts/measure_recurrent_networks.py``: long trainings of unit 10."""
    return _result("recurrent_networks.json")


def bleu_scores() -> dict[str, Any]:
    """Return the last result of ``scripts/measure_bleu.py``: random corpora and sacrebleu's BLEU of each."""
    return _result("bleu.json")


def sgns_speed() -> dict[str, Any]:
    """Return the last result of ``benchmarks/bench_sgns.py``: speeds, held-out losses, versions."""
    return _result("sgns_speed.json")


def static_embeddings() -> dict[str, Any]:
    """Return the last result of ``scripts/measure_static_embeddings.py``: unit 07 and gensim, many seeds."""
    return _result("static_embeddings.json")


def toy_language_model() -> dict[str, Any]:
    """Return the last result of ``scripts/measure_toy_language_model.py``: long runs of unit 06."""
    return _result("toy_language_model.json")


def tokenization() -> dict[str, Any]:
    """Return the last result of ``scripts/measure_tokenization.py``: merges of a real text, for unit 09."""
    return _result("tokenization.json")


def _result(name: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(Path(__file__).with_name(name).read_text("utf-8"))
    return result
