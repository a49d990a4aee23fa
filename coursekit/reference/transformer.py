"""A small transformer with gradients by hand: what lecture 11 trains. Pure NumPy.

Batches of sentences of equal length, rows as vectors, pre-norm blocks. The encoder and what stands on it (a
*head* of a task) are apart: :func:`encode` gives vectors, a head gives a loss and the gradient with respect
to these, and :func:`encode_backward` brings it to the encoder's parameters. Several heads on one encoder are
a sum of such gradients.

Parameters are a dict. Those of the encoder: ``E`` (words), ``P`` (positions), ``gain`` and ``bias`` (last
layer norm), and for block i ``i.gain1``, ``i.bias1``, ``i.Wq``, ``i.Wk``, ``i.Wv``, ``i.Wo``, ``i.gain2``,
``i.bias2``, ``i.W1``, ``i.c1``, ``i.W2``, ``i.c2``. :func:`word_loss` adds ``c``, the words' biases.

A grader keeps this module from students' code: it answers exercises.

Sources: Vaswani et al., *Attention Is All You Need* (2017); Xiong et al., *On Layer Normalization in the
Transformer Architecture* (2020), for the order of norm and residual.
"""

from __future__ import annotations

import dataclasses

import numpy as np

__all__ = [
    "Parameters",
    "Trace",
    "attention",
    "encode",
    "encode_backward",
    "layer_norm",
    "start",
    "word_loss",
]

Parameters = dict[str, np.ndarray]
_EPS = 1e-5


@dataclasses.dataclass(frozen=True)
class Trace:
    """What a forward pass leaves behind.

    Attributes
    ----------
    layers : list of ndarray, each of shape (n, T, dim)
        Words and positions, then the residual stream after each block.
    weights : list of ndarray, each of shape (n, heads, T, T)
        Attention weights of each block: row = query.
    """

    ids: np.ndarray
    heads: int
    layers: list[np.ndarray]
    weights: list[np.ndarray]
    kept: list[tuple[np.ndarray, ...]]


def start(
    vocab_size: int,
    length: int,
    dim: int,
    rng: np.random.Generator,
    *,
    blocks: int = 1,
    positions: bool = True,
) -> Parameters:
    """Draw the starting parameters of an encoder with a head of words.

    Parameters
    ----------
    vocab_size : int
        Rows of the embedding table, [MASK] included.
    length : int
        The longest sentence: rows of the table of positions.
    dim : int
        Coordinates of a vector.
    rng : numpy.random.Generator
    blocks : int
    positions : bool
        Otherwise the table of positions is zero.
    """
    params = {
        "E": rng.normal(scale=0.3, size=(vocab_size, dim)),
        "P": rng.normal(scale=0.3, size=(length, dim)) * positions,
        "gain": np.ones(dim),
        "bias": np.zeros(dim),
        "c": np.zeros(vocab_size),
    }
    for block in range(blocks):
        for name in ("Wq", "Wk", "Wv", "Wo"):
            params[f"{block}.{name}"] = rng.normal(scale=dim**-0.5, size=(dim, dim))
        params[f"{block}.W1"] = rng.normal(scale=dim**-0.5, size=(dim, 2 * dim))
        params[f"{block}.W2"] = rng.normal(scale=(2 * dim) ** -0.5, size=(2 * dim, dim))
        for name, value in (("gain1", 1.0), ("bias1", 0.0), ("gain2", 1.0), ("bias2", 0.0), ("c2", 0.0)):
            params[f"{block}.{name}"] = np.full(dim, value)
        params[f"{block}.c1"] = np.zeros(2 * dim)
    return params


def attention(
    Q: np.ndarray, K: np.ndarray, V: np.ndarray, mask: np.ndarray | None = None, *, scaled: bool = True
) -> tuple[np.ndarray, np.ndarray]:
    """Scaled dot-product attention: the mixed values, and the weights. True in `mask` = may be used."""
    scores = Q @ np.swapaxes(K, -1, -2) / (np.sqrt(Q.shape[-1]) if scaled else 1.0)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return weights @ V, weights


def layer_norm(X: np.ndarray, gain: np.ndarray | float = 1.0, bias: np.ndarray | float = 0.0) -> np.ndarray:
    """Rows with mean 0 and variance 1, then stretched by `gain` and moved by `bias`."""
    return gain * _normal(X)[0] + bias


def encode(
    params: Parameters, ids: np.ndarray, heads: int, mask: np.ndarray | None = None
) -> tuple[np.ndarray, Trace]:
    """Return a vector for every token of every sentence.

    Parameters
    ----------
    params : Parameters
    ids : ndarray of int, shape (n, T)
    heads : int
        Divides dim.
    mask : ndarray of bool, optional
        True where a query (row) may use a key (column); of a shape that broadcasts to (n, heads, T, T).

    Returns
    -------
    H : ndarray, shape (n, T, dim)
        After the last layer norm.
    trace : Trace
        For :func:`encode_backward`, and to look at.
    """
    X = params["E"][ids] + params["P"][: ids.shape[1]]
    layers, all_weights = [X], []
    kept: list[tuple[np.ndarray, ...]] = []
    for block in range(_blocks(params)):
        p = _of_block(params, block)
        normal1, spread1 = _normal(X)
        A = p["gain1"] * normal1 + p["bias1"]
        Q, K, V = (_split(A @ p[name], heads) for name in ("Wq", "Wk", "Wv"))
        mixed, weights = attention(Q, K, V, mask)
        joined = _join(mixed)
        middle = X + joined @ p["Wo"]
        normal2, spread2 = _normal(middle)
        F = p["gain2"] * normal2 + p["bias2"]
        active = np.maximum(F @ p["W1"] + p["c1"], 0.0)
        X = middle + active @ p["W2"] + p["c2"]
        layers.append(X)
        all_weights.append(weights)
        kept.append((normal1, spread1, A, Q, K, V, joined, normal2, spread2, F, active))
    last = _normal(X)
    kept.append(last)
    H = params["gain"] * last[0] + params["bias"]
    return H, Trace(ids, heads, layers, all_weights, kept)


def encode_backward(dH: np.ndarray, params: Parameters, trace: Trace) -> Parameters:
    """Return the gradients of the encoder's parameters, from that with respect to its vectors."""
    grads = {"gain": _total(dH * trace.kept[-1][0]), "bias": _total(dH)}
    dX = _normal_backward(dH * params["gain"], *trace.kept[-1])
    for block in reversed(range(_blocks(params))):
        p = _of_block(params, block)
        normal1, spread1, A, Q, K, V, joined, normal2, spread2, F, active = trace.kept[block]
        g = {"W2": _outer(active, dX), "c2": _total(dX)}
        dactive = dX @ p["W2"].T * (active > 0)
        g |= {"W1": _outer(F, dactive), "c1": _total(dactive)}
        dF = dactive @ p["W1"].T
        g |= {"gain2": _total(dF * normal2), "bias2": _total(dF)}
        dX = dX + _normal_backward(dF * p["gain2"], normal2, spread2)
        g["Wo"] = _outer(joined, dX)
        dO, weights = _split(dX @ p["Wo"].T, trace.heads), trace.weights[block]
        dweights = dO @ np.swapaxes(V, -1, -2)
        dscores = weights * (dweights - (dweights * weights).sum(axis=-1, keepdims=True))
        dscores /= np.sqrt(Q.shape[-1])
        dQ, dK, dV = (
            _join(part)
            for part in (dscores @ K, np.swapaxes(dscores, -1, -2) @ Q, np.swapaxes(weights, -1, -2) @ dO)
        )
        g |= {"Wq": _outer(A, dQ), "Wk": _outer(A, dK), "Wv": _outer(A, dV)}
        dA = dQ @ p["Wq"].T + dK @ p["Wk"].T + dV @ p["Wv"].T
        g |= {"gain1": _total(dA * normal1), "bias1": _total(dA)}
        dX = dX + _normal_backward(dA * p["gain1"], normal1, spread1)
        grads |= {f"{block}.{name}": value for name, value in g.items()}
    grads["E"], grads["P"] = np.zeros_like(params["E"]), np.zeros_like(params["P"])
    np.add.at(grads["E"], trace.ids, dX)
    grads["P"][: dX.shape[1]] = dX.sum(axis=0)
    return grads


def word_loss(
    params: Parameters,
    inputs: np.ndarray,
    targets: np.ndarray,
    heads: int,
    mask: np.ndarray | None = None,
) -> tuple[float, Parameters]:
    """Return the mean loss over the tokens with a target, and all gradients; the output layer is tied to `E`.

    Parameters
    ----------
    params : Parameters
    inputs, targets : ndarray of int, shape (n, T)
        Where the target is -1 nothing is asked. Without any target the loss and all gradients are 0.
    heads, mask
        As in :func:`encode`.
    """
    H, trace = encode(params, inputs, heads, mask)
    asked = targets >= 0
    h, wanted = H[asked], targets[asked]
    logits = h @ params["E"].T + params["c"]
    logits -= logits.max(axis=1, keepdims=True, initial=0.0)
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    n = max(len(wanted), 1)
    slopes = np.exp(log_p) / n
    slopes[np.arange(len(wanted)), wanted] -= 1 / n
    dH = np.zeros_like(H)
    dH[asked] = slopes @ params["E"]
    grads = encode_backward(dH, params, trace)
    grads["E"] += slopes.T @ h
    grads["c"] = slopes.sum(axis=0)
    return float(-log_p[np.arange(len(wanted)), wanted].sum() / n), grads


def _blocks(params: Parameters) -> int:
    return sum(name.endswith(".Wq") for name in params)


def _of_block(params: Parameters, block: int) -> Parameters:
    prefix = f"{block}."
    return {name.removeprefix(prefix): value for name, value in params.items() if name.startswith(prefix)}


def _split(X: np.ndarray, heads: int) -> np.ndarray:
    """(n, T, dim) → (n, heads, T, dim / heads)."""
    n, T, dim = X.shape
    return X.reshape(n, T, heads, dim // heads).transpose(0, 2, 1, 3)


def _join(X: np.ndarray) -> np.ndarray:
    n, heads, T, size = X.shape
    return X.transpose(0, 2, 1, 3).reshape(n, T, heads * size)


def _normal(X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    centred = X - X.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _EPS)
    return centred / spread, spread


def _normal_backward(dnormal: np.ndarray, normal: np.ndarray, spread: np.ndarray) -> np.ndarray:
    inside = dnormal - dnormal.mean(axis=-1, keepdims=True)
    return (inside - normal * (dnormal * normal).mean(axis=-1, keepdims=True)) / spread


def _outer(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    return left.reshape(-1, left.shape[-1]).T @ right.reshape(-1, right.shape[-1])


def _total(X: np.ndarray) -> np.ndarray:
    return X.sum(axis=tuple(range(X.ndim - 1)))
