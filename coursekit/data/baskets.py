"""Shopping baskets for item2vec: each is the shopping for one dish, with what everybody buys beside it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

__all__ = ["DISHES", "STAPLES", "baskets"]

DISHES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "pasta": ("spaghetti", "tomatoes", "basil", "parmesan", "garlic", "olive oil"),
        "curry": ("rice", "coconut milk", "curry paste", "ginger", "garlic", "coriander"),
        "breakfast": ("oats", "yoghurt", "berries", "honey", "bananas", "coffee"),
        "baking": ("flour", "butter", "sugar", "yeast", "vanilla", "honey"),
        "tacos": ("tortillas", "beans", "avocado", "limes", "coriander", "tomatoes"),
        "cleaning": ("soap", "sponges", "bleach", "paper towels", "gloves", "vinegar"),
    }
)
"""What belongs to a dish; some things belong to two."""
STAPLES: Final = ("milk", "bread", "eggs", "water")
"""What is in most baskets, whatever is cooked."""


def baskets(n: int, seed: int | np.random.Generator) -> list[list[str]]:
    """Draw baskets: three to five things for one dish, and each staple with probability ½.

    Parameters
    ----------
    n : int
        How many.
    seed : int or numpy.random.Generator
        The same seed gives the same baskets. A generator is advanced.

    Returns
    -------
    list of list of str
        Each in random order, without repeats.
    """
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(n):
        dish = DISHES[list(DISHES)[rng.integers(len(DISHES))]]
        things = [dish[i] for i in rng.permutation(len(dish))[: rng.integers(3, 6)]]
        things += [staple for staple in STAPLES if rng.random() < 0.5]
        drawn.append([things[i] for i in rng.permutation(len(things))])
    return drawn
