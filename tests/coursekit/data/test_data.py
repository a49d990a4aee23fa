"""The measurements that a lecture draws."""

from __future__ import annotations

from coursekit.data import sgns_speed


def test_the_speeds_name_the_trainers_that_are_compared() -> None:
    speeds = sgns_speed()["pairs_per_cpu_second"]
    assert "gensim" in speeds
    assert len(speeds) > 1
    assert all(speed > 0 for speed in speeds.values())
