"""Finite differences agree with gradients that are known in closed form."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.reference import central_differences


@pytest.mark.parametrize("shape", [(), (4,), (2, 3), (2, 1, 3)])
def test_a_cubic_has_the_gradient_of_the_textbook(shape: tuple[int, ...]) -> None:
    x = np.random.default_rng(3).normal(size=shape)
    gradient = central_differences(lambda x: float((x**3).sum()), np.array(x), 1e-5)
    assert gradient.shape == shape
    np.testing.assert_allclose(gradient, 3 * x**2, rtol=0, atol=1e-8)


def test_a_quadratic_form_has_no_error_but_rounding() -> None:
    A = np.array([[2.0, -1.0], [0.5, 3.0]])
    x = np.array([1.5, -0.25])
    np.testing.assert_allclose(central_differences(lambda x: x @ A @ x, x, 0.5), (A + A.T) @ x, rtol=1e-12)


def test_the_point_is_left_as_it_was() -> None:
    x = np.array([0.1, 0.2])
    seen = []

    def f(point: np.ndarray) -> float:
        seen.append(point)
        return float(point.sum())

    central_differences(f, x, 1e-3)
    assert x.tolist() == [0.1, 0.2]
    assert len({id(point) for point in seen}) == 4, "each call gets an array of its own"
