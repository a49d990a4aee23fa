"""Measure what lecture 10 cannot afford to train while it is read, and save it for its figures.

    python scripts/measure_recurrent_networks.py

Five questions, answered in about five minutes on one core:

``translation``
    An encoder–decoder of gated units learns to copy or to reverse sequences of 4 to 12 symbols, without and
    with attention. How many symbols are right, by length and, for twelve, by place? Where does it look?
``agreement``
    Loss and agreement of the verb, by the number of nouns between it and its subject: window models, a
    recurrent network, and whoever knows the grammar.
``tables``
    Forty sentences to learn from, and a table of embeddings that is drawn, or learned from 2,000 sentences
    before; moving or frozen.
``layers``
    One layer against two, of about equally many numbers.
``reservoir``
    Recurrent weights that are never trained: is the closer learned all the same?

The numbers are rounded so that they are the same on every processor. Lecture 10 draws them; run it again
afterwards.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

import coursekit.data
from coursekit.data import agreement as grammar
from coursekit.reference import recurrent
from coursekit.reference.recurrent import fit, language_model, start, translate, translation_shapes
from coursekit.reference.tape import Tensor, cross_entropy

RESULT = Path(coursekit.data.__file__).with_name("recurrent_networks.json")
WORDS = grammar.vocabulary()
SYMBOLS, HIDDEN, DIM = 8, 32, 16
LENGTHS = (2, 4, 6, 8, 10, 12, 14, 16)


def tensors(params: dict[str, np.ndarray]) -> dict[str, Tensor]:
    """Parameters as arrays that remember."""
    return {name: Tensor(value) for name, value in params.items()}


# --- an encoder–decoder ---


def pairs(task: str, count: int, length: int, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
    """What is read, what the decoder is given, what it has to say."""
    source = rng.integers(SYMBOLS, size=(count, length))
    target = source[:, ::-1] if task == "reverse" else source
    return source, np.concatenate([np.full((count, 1), SYMBOLS), target[:, :-1]], axis=1), target


def translation(task: str, attention: bool, seed: int) -> dict[str, Any]:
    """Train one encoder–decoder and measure it on sequences that it has not seen."""
    rng = np.random.default_rng(seed)

    def loss(p: dict[str, Tensor]) -> Tensor:
        source, given, target = pairs(task, 64, int(rng.integers(4, 13)), rng)
        return cross_entropy(translate(p, source, given, attention)[0], target)

    shapes = translation_shapes(SYMBOLS, DIM, HIDDEN, attention)
    params, losses = fit(loss, start(shapes, rng), 1000, 0.01, longest=1.0)
    fresh = np.random.default_rng(1000)
    by_length, by_place, weights = [], [], None
    for length in LENGTHS:
        source, given, target = pairs(task, 400, length, fresh)
        scores, seen = translate(tensors(params), source, given, attention)
        right = (scores.value.argmax(axis=-1) == target).mean(axis=0)
        by_length.append(float(right.mean()))
        if length == 12:
            by_place = right.tolist()
            weights = None if seen is None else seen.mean(axis=0).tolist()
    return {
        "by_length": by_length,
        "by_place": by_place,
        "weights": weights,
        "loss": float(np.mean(losses[-50:])),
    }


# --- a language model ---


def read_sentences(count: int, seed: int) -> tuple[list[list[str]], np.ndarray, np.ndarray]:
    """Sentences, and as ids what is read (a full stop first) and what comes next (−1 on padding)."""
    ids = {word: i for i, word in enumerate(WORDS)}
    sentences = grammar.agreement(count, seed)
    table = recurrent.padded([[ids["."], *[ids[word] for word in sentence]] for sentence in sentences])
    return sentences, np.maximum(table[:, :-1], 0), table[:, 1:]


def language_shapes(dim: int, layers: int = 1) -> dict[str, tuple[int, ...]]:
    """Shapes of a tied language model."""
    shapes: dict[str, tuple[int, ...]] = {"E": (len(WORDS), dim), "c": (len(WORDS),)}
    for tag in ("", "_1")[:layers]:
        shapes |= {"Wx" + tag: (dim, dim), "Wh" + tag: (dim, dim), "b" + tag: (dim,)}
    return shapes


def trained(
    params: dict[str, np.ndarray],
    X: np.ndarray,
    Y: np.ndarray,
    rng: np.random.Generator,
    steps: int = 300,
    layers: int = 1,
    frozen: tuple[str, ...] = (),
) -> dict[str, np.ndarray]:
    """Train a language model on batches of fifty sentences."""

    def loss(p: dict[str, Tensor]) -> Tensor:
        some = rng.integers(len(X), size=min(50, len(X)))
        return cross_entropy(language_model(p, X[some], layers)[1], Y[some])

    return fit(loss, params, steps, 0.02, longest=1.0, frozen=frozen)[0]


def held_out(params: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray, layers: int = 1) -> float:
    """Mean loss in nats."""
    return float(cross_entropy(language_model(tensors(params), X, layers)[1], Y).value)


def tables(seed: int) -> dict[str, float]:
    """Held-out loss after forty sentences, by where the table comes from and whether it moves."""
    rng = np.random.default_rng(seed)
    _, X, Y = read_sentences(2000, 7)
    _, few_X, few_Y = read_sentences(40, 100 + seed)
    _, test_X, test_Y = read_sentences(1000, 999)
    before = trained(start(language_shapes(24), rng), X, Y, rng)
    result = {}
    for name, table, frozen in (
        ("drawn, moving", None, ()),
        ("drawn, frozen", None, ("E",)),
        ("pretrained, moving", before["E"], ()),
        ("pretrained, frozen", before["E"], ("E",)),
    ):
        params = start(language_shapes(24), rng)
        params["E"] = params["E"] if table is None else table
        after = trained(params, few_X, few_Y, rng, steps=100, frozen=frozen)
        result[name] = held_out(after, test_X, test_Y)
    return result


def layers(seed: int) -> dict[str, float]:
    """Held-out loss of one layer and of two."""
    _, X, Y = read_sentences(2000, 7)
    _, test_X, test_Y = read_sentences(1000, 999)
    result = {}
    for name, dim, count in (("one layer of 24", 24, 1), ("two layers of 18", 18, 2)):
        rng = np.random.default_rng(seed)
        params = trained(start(language_shapes(dim, count), rng), X, Y, rng, steps=400, layers=count)
        result[name] = held_out(params, test_X, test_Y, count)
    return result


def agreement(seed: int) -> dict[str, Any]:
    """Loss of a recurrent network, and how often it prefers the right form of the verb, by nouns between."""
    rng = np.random.default_rng(seed)
    _, X, Y = read_sentences(2000, 7)
    sentences, test_X, test_Y = read_sentences(1000, 999)
    params = trained(start(language_shapes(24), rng), X, Y, rng)
    scores = language_model(tensors(params), test_X)[1].value
    return {
        "loss": held_out(params, test_X, test_Y),
        "right": [float(share) for share in grammar.right_forms(sentences, scores, WORDS)],
    }


def reservoir(seed: int) -> float:
    """How often the closer is right, of a network whose recurrent weights stay as they were drawn."""
    rng = np.random.default_rng(seed)

    def sentences(count: int) -> np.ndarray:
        kind = rng.integers(3, size=count)
        return np.column_stack([kind, rng.integers(6, 8, size=(count, 4)), 3 + kind])

    learn, fresh = sentences(256), sentences(400)
    shapes = {"E": (8, 16), "Wx": (16, 16), "Wh": (16, 16), "b": (16,), "c": (8,)}
    params, _ = fit(
        lambda p: cross_entropy(language_model(p, learn[:, :-1])[1], learn[:, 1:]),
        start(shapes, rng),
        300,
        0.01,
        frozen=("Wh",),
    )
    scores = language_model(tensors(params), fresh[:, :-1])[1].value
    return float((scores[:, -1].argmax(axis=-1) == fresh[:, -1]).mean())


def rounded(value: Any) -> Any:
    """Numbers to three decimals, wherever they stand."""
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [rounded(inner) for inner in value]
    return round(value, 3) if isinstance(value, float) else value


def main() -> None:
    """Measure, and write the result."""
    result: dict[str, Any] = {"lengths": list(LENGTHS), "translation": {}}
    for task in ("copy", "reverse"):
        for attention in (False, True):
            runs = [translation(task, attention, seed) for seed in range(3)]
            name = f"{task}, {'attention' if attention else 'last state'}"
            best = int(np.argsort([run["loss"] for run in runs])[1])
            result["translation"][name] = {
                "by_length": [run["by_length"] for run in runs],
                "by_place": [run["by_place"] for run in runs],
                "weights": runs[best]["weights"],
                "loss": [run["loss"] for run in runs],
            }
            print(name, rounded([run["by_length"] for run in runs]), flush=True)
    for name, measure, seeds in (
        ("agreement", agreement, 10),
        ("tables", tables, 8),
        ("layers", layers, 8),
        ("reservoir", reservoir, 20),
    ):
        result[name] = [measure(seed) for seed in range(seeds)]
        print(name, rounded(result[name]), flush=True)
    RESULT.write_text(json.dumps(rounded(result), ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
