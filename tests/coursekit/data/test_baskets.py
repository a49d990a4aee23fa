"""Shopping baskets."""

from __future__ import annotations

from coursekit.data.baskets import DISHES, STAPLES, baskets


def test_a_basket_is_the_shopping_for_one_dish_and_staples():
    for basket in baskets(200, seed=3):
        things = {thing for thing in basket if thing not in STAPLES}
        assert len(basket) == len(set(basket))
        assert 3 <= len(things) <= 5
        assert any(things <= set(dish) for dish in DISHES.values())


def test_staples_are_in_half_of_the_baskets():
    drawn = baskets(2000, seed=0)
    for staple in STAPLES:
        assert 0.45 < sum(staple in basket for basket in drawn) / len(drawn) < 0.55


def test_the_seed_decides():
    assert baskets(5, seed=1) == baskets(5, seed=1) != baskets(5, seed=2)
