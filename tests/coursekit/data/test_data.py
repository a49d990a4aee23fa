"""The measurements that a lecture draws."""

from __future__ import annotations

import numpy as np

from coursekit.data import (
    recurrent_networks,
    sgns_speed,
    static_embeddings,
    tokenization,
    toy_language_model,
)


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


def test_merges_of_a_real_text_are_in_order_and_can_be_replayed() -> None:
    result = tokenization()
    counts = [count for _, _, count in result["byte_pairs"]]
    assert counts == sorted(counts, reverse=True), "each merge is at most as frequent as the one before"
    known = {symbol for a, b, _ in result["byte_pairs"] for symbol in (a, b) if len(symbol) == 1}
    for a, b, _ in result["byte_pairs"]:
        assert {a, b} <= known, "a merge joins symbols that are there by then"
        known.add(a + b)
    scores = [ab / (a * b) for _, _, ab, a, b in result["wordpieces"]]
    assert scores[0] == max(ab / product for ab, product in result["pairs"])


def test_tokens_a_word_fall_and_known_words_rise_with_the_vocabulary() -> None:
    result = tokenization()
    assert list(result["tokens"].values()) == sorted(result["tokens"].values(), reverse=True)
    assert list(result["known"].values()) == sorted(result["known"].values())
    assert list(result["tokens"])[1:] == list(result["known"])
    assert min(result["tokens"].values()) > 1
    assert max(result["known"].values()) < 1


def test_the_figures_of_static_embeddings_are_shares_of_as_many_seeds() -> None:
    result = static_embeddings()
    runs = [np.array(shares) for shares in (*result["analogies"].values(), *result["unseen"].values())]
    assert all(len(shares) == 20 for shares in runs)
    assert all(((shares >= 0) & (shares <= 1)).all() for shares in runs)
    assert result["hashes"]["naïve"] == 3440832043


def test_long_trainings_of_recurrent_networks_are_whole_and_attention_helps() -> None:
    result = recurrent_networks()
    lengths = result["lengths"]
    for task in ("copy", "reverse"):
        runs = {how: result["translation"][f"{task}, {how}"] for how in ("last state", "attention")}
        shares = {how: np.median(run["by_length"], axis=0) for how, run in runs.items()}
        assert all(share.shape == (len(lengths),) for share in shares.values())
        assert shares["attention"][lengths.index(12)] > 0.9 > shares["last state"][lengths.index(12)]
        np.testing.assert_allclose(np.sum(runs["attention"]["weights"], axis=1), 1, atol=0.01)
        assert runs["last state"]["weights"] is None
    assert {len(run["right"]) for run in result["agreement"]} == {4}
    assert all(run["pretrained, frozen"] == min(run.values()) for run in result["tables"])
    assert all(0 <= share <= 1 for share in result["reservoir"])
