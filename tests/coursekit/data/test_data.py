"""The measurements that a lecture draws."""

from __future__ import annotations

import numpy as np

from coursekit.data import sgns_speed, static_embeddings, toy_language_model


def test_the_speeds_name_the_trainers_that_are_compared() -> None:
    speeds = sgns_speed()["pairs_per_cpu_second"]
    assert "gensim" in speeds
    assert len(speeds) > 1
    assert all(speed > 0 for speed in speeds.values())


def test_the_long_runs_of_the_toy_model_are_whole_and_ordered() -> None:
    result = toy_language_model()
    valley = np.array(result["valley"]["losses"])
    assert valley.shape == (len(result["valley"]["epochs"]), 20)
    assert (np.diff(valley, axis=1) >= 0).all(), "each row is sorted"
    assert (valley >= 0.635).all(), "no run is below the entropy of the text"
    assert len(result["pairs"]["above_entropy"]) == 200
    assert min(result["pairs"]["above_entropy"]) > 0
    assert list(result["dimensions"]) == [str(dim) for dim in range(2, 9)]


def test_the_figures_of_static_embeddings_are_shares_of_as_many_seeds() -> None:
    result = static_embeddings()
    runs = [np.array(shares) for shares in (*result["analogies"].values(), *result["unseen"].values())]
    assert all(len(shares) == 20 for shares in runs)
    assert all(((shares >= 0) & (shares <= 1)).all() for shares in runs)
    assert result["hashes"]["naïve"] == 3440832043
