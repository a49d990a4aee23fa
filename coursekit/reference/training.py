"""Minibatches and Adam: how lectures train small models whose gradients were derived by hand.

A grader keeps this module from students' code: it answers exercises.

Source: Kingma and Ba, *Adam: A Method for Stochastic Optimization* (2015).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

__all__ = ["Parameters", "adam", "train"]

Parameters = dict[str, np.ndarray]


def adam(params: Parameters, learning_rate: float) -> Callable[[Parameters], None]:
    """Return a function that takes one step of Adam, in place, for given gradients."""
    first = {name: np.zeros_like(value) for name, value in params.items()}
    second = {name: np.zeros_like(value) for name, value in params.items()}
    steps = 0

    def step(grads: Parameters) -> None:
        nonlocal steps
        steps += 1
        for name, g in grads.items():
            first[name] = 0.9 * first[name] + 0.1 * g
            second[name] = 0.999 * second[name] + 0.001 * g**2
            mean = first[name] / (1 - 0.9**steps)
            size = np.sqrt(second[name] / (1 - 0.999**steps))
            params[name] -= learning_rate * mean / (size + 1e-8)

    return step


def train(
    params: Parameters,
    loss_of: Callable[[Parameters, np.ndarray], tuple[float, Parameters]],
    n: int,
    *,
    epochs: int,
    learning_rate: float,
    rng: np.random.Generator,
    batch: int = 50,
) -> Iterator[float]:
    """Train in place, and yield the mean loss of each epoch.

    Parameters
    ----------
    params : Parameters
        Changed by every step.
    loss_of : callable
        ``loss_of(params, rows) -> loss, grads`` for the examples of these numbers.
    n : int
        Number of examples.
    epochs, learning_rate, batch
    rng : numpy.random.Generator
        For the order of the examples.
    """
    step = adam(params, learning_rate)
    for _ in range(epochs):
        losses = []
        for rows in np.array_split(rng.permutation(n), -(-n // batch)):
            loss, grads = loss_of(params, rows)
            step(grads)
            losses.append(loss)
        yield float(np.mean(losses))
