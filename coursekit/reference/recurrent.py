"""Recurrent networks as lecture 10 and its measurements train them, on :mod:`coursekit.reference.tape`.

Parameters are dicts of arrays. A *cell* is a function of the step's input and the state, and gives the new
state; :func:`read` carries it along a batch of sequences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from coursekit.reference.tape import (
    Tensor,
    concatenate,
    gradients,
    rows,
    softmax,
    stack,
    total,
)
from coursekit.reference.training import adam

__all__ = [
    "attention_cell",
    "fit",
    "gru",
    "label_model",
    "language_model",
    "lstm_step",
    "padded",
    "read",
    "simple",
    "start",
    "translate",
    "translation_shapes",
]

Params = Mapping[str, Tensor]
Cell = Callable[[Tensor, Tensor], Tensor]


def start(shapes: Mapping[str, tuple[int, ...]], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Draw parameters: tables (names with E) at 0.3, matrices at 1/√rows, vectors at 0."""
    drawn = {}
    for name, shape in shapes.items():
        scale = 0.0 if len(shape) == 1 else 0.3 if name.startswith("E") else shape[0] ** -0.5
        drawn[name] = scale * rng.normal(size=shape)
    return drawn


def fit(
    loss: Callable[[Params], Tensor],
    params: Mapping[str, np.ndarray],
    epochs: int,
    rate: float,
    *,
    frozen: Iterable[str] = (),
    longest: float = np.inf,
) -> tuple[dict[str, np.ndarray], list[float]]:
    """Train by Adam, with the gradient clipped to a length; the loss is noted before each step."""
    params = {name: np.array(value, dtype=float) for name, value in params.items()}
    moving = [name for name in params if name not in set(frozen)]
    step, losses = adam(params, rate), []
    for _ in range(epochs):
        tensors = {name: Tensor(value) for name, value in params.items()}
        value = loss(tensors)
        losses.append(float(value.value))
        grads = gradients(value, {name: tensors[name] for name in moving})
        norm = np.sqrt(sum(float((g * g).sum()) for g in grads.values()))
        shorter = min(1.0, longest / norm) if norm > 0 else 1.0
        step({name: shorter * g for name, g in grads.items()})
    return params, losses


def simple(p: Params, tag: str = "") -> Cell:
    """The network of Elman, 1990: one state, squashed by tanh."""
    return lambda x, h: (x @ p["Wx" + tag] + h @ p["Wh" + tag] + p["b" + tag]).tanh()


def gru(p: Params, tag: str = "") -> Cell:
    """A gated recurrent unit; z = 0 keeps the state. W holds update gate, reset gate and new state."""

    def step(x: Tensor, h: Tensor) -> Tensor:
        n = h.value.shape[1]
        sums = x @ p["W" + tag] + p["b" + tag]
        both = (sums[:, : 2 * n] + h @ p["U" + tag]).sigmoid()
        z, r = both[:, :n], both[:, n:]
        new = (sums[:, 2 * n :] + (r * h) @ p["Un" + tag]).tanh()
        return h + z * (new - h)

    return step


def read(cell: Cell, x: Tensor, first: Tensor | np.ndarray, backwards: bool = False) -> list[Tensor]:
    """Carry a state along a batch of sequences; the states stand at the steps where they were reached."""
    h = first if isinstance(first, Tensor) else Tensor(first)
    states = []
    steps = range(x.value.shape[1])
    for t in reversed(steps) if backwards else steps:
        h = cell(x[:, t], h)
        states.append(h)
    return states[::-1] if backwards else states


def language_model(p: Params, X: np.ndarray, layers: int = 1) -> tuple[Tensor, Tensor]:
    """Inputs and scores of a language model; without a table ``out`` of its own, E gives the scores."""
    x = rows(p["E"], X)
    states = _layers(p, x, layers)
    table = p.get("out", p["E"])
    return x, stack(states) @ table.turned + p["c"]


def label_model(p: Params, X: np.ndarray, *, both: bool, layers: int = 1) -> Tensor:
    """Scores of labels at each place, from states of one direction or of two; padding has id −1."""
    real = Tensor((X >= 0)[:, :, None])
    x = rows(p["E"], np.maximum(X, 0)) * real
    ahead = _layers(p, x, layers)
    if not both:
        return stack(ahead) @ p["V"] + p["d"]
    zero = np.zeros(ahead[0].value.shape)
    keep = [(X[:, t] >= 0)[:, None].astype(float) for t in range(X.shape[1])]
    cell, h, behind = simple(p, "_back"), Tensor(zero), []
    for t in reversed(range(X.shape[1])):
        # On padding the state stays 0, so that each sequence begins afresh at its own end.
        h = cell(x[:, t], h) * keep[t]
        behind.append(h)
    joined = [concatenate(pair) for pair in zip(ahead, behind[::-1], strict=True)]
    return stack(joined) @ p["V"] + p["d"]


def _layers(p: Params, x: Tensor, layers: int) -> list[Tensor]:
    states: list[Tensor] = []
    for layer in range(layers):
        tag = "" if layer == 0 else f"_{layer}"
        hidden = p["Wh" + tag].value.shape[0]
        states = read(simple(p, tag), x, np.zeros((x.value.shape[0], hidden)))
        x = stack(states) if layer < layers - 1 else x
    return states


def attention_cell(states: Sequence[Tensor]) -> Callable[[Tensor], tuple[Tensor, Tensor]]:
    """Dot-product attention over encoder states, all of them real: a function of the query."""
    keys = stack(states)

    def ask(query: Tensor) -> tuple[Tensor, Tensor]:
        n, dim = query.value.shape
        spread = Tensor(query.value[:, None, :], [(query, lambda g: g.reshape(n, dim))])
        weights = softmax(total(keys * spread, 2))
        wide = Tensor(weights.value[:, :, None], [(weights, lambda g: g[:, :, 0])])
        return total(keys * wide, 1), weights

    return ask


def translate(
    p: Params, source: np.ndarray, given: np.ndarray, attention: bool
) -> tuple[Tensor, np.ndarray | None]:
    """Scores of an encoder–decoder of gated units that is given the right words so far, and the weights.

    Parameters
    ----------
    p : dict of str to Tensor
    source, given : ndarray of int, shape (B, T)
        What is read, and what the decoder is given at each step (the word before, a mark first).
    attention : bool
        Whether the decoder may look at all encoder states, or has the last one only.

    Returns
    -------
    scores : Tensor, shape (B, T, vocab_size)
    weights : ndarray, shape (B, T, T), or None
        Step of the decoder × place of the source.
    """
    hidden = p["Un_enc"].value.shape[0]
    states = read(gru(p, "_enc"), rows(p["E"], source), np.zeros((len(source), hidden)))
    x, h = rows(p["E_out"], given), states[-1]
    cell, ask = gru(p, "_dec"), attention_cell(states)
    outputs, alignments = [], []
    for t in range(given.shape[1]):
        h = cell(x[:, t], h)
        if attention:
            context, weights = ask(h @ p["Q"])
            alignments.append(weights.value)
            outputs.append((concatenate([h, context]) @ p["M"]).tanh())
        else:
            outputs.append((h @ p["M"]).tanh())
    return stack(outputs) @ p["V"] + p["d"], np.stack(alignments, axis=1) if attention else None


def translation_shapes(words: int, dim: int, hidden: int, attention: bool) -> dict[str, tuple[int, ...]]:
    """Shapes of the parameters that :func:`translate` reads."""
    shapes: dict[str, tuple[int, ...]] = {"E": (words, dim), "E_out": (words + 1, dim)}
    for tag in ("_enc", "_dec"):
        shapes |= {
            "W" + tag: (dim, 3 * hidden),
            "U" + tag: (hidden, 2 * hidden),
            "Un" + tag: (hidden, hidden),
            "b" + tag: (3 * hidden,),
        }
    if attention:
        shapes["Q"] = (hidden, hidden)
    return shapes | {"M": ((1 + attention) * hidden, hidden), "V": (hidden, words), "d": (words,)}


def lstm_step(
    x: Tensor, h: Tensor, c: Tensor, W: Tensor, U: Tensor, b: Tensor
) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
    """One step of an LSTM (blocks: input, forget, candidate, output): both states, and the gates."""
    n = h.value.shape[1]
    sums = x @ W + h @ U + b
    gates = {name: sums[:, k * n : (k + 1) * n] for k, name in enumerate("ifgo")}
    gates = {name: s.tanh() if name == "g" else s.sigmoid() for name, s in gates.items()}
    c = gates["f"] * c + gates["i"] * gates["g"]
    return gates["o"] * c.tanh(), c, gates


def padded(sequences: Sequence[Sequence[int]], fill: int = -1) -> np.ndarray:
    """Sequences of different lengths as one array, filled up behind."""
    longest = max(map(len, sequences))
    return np.array([[*sequence, *[fill] * (longest - len(sequence))] for sequence in sequences])
