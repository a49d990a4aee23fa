"""A Dask cluster grades as this machine does, and says what it lacks."""

from __future__ import annotations

import pytest
import stub_graders
from small_course import NAME, SmallCourse
from stub_graders import WRONG_DOUBLE

from autograder.course import CourseError
from autograder.grading import dask_pool
from autograder.grading.dask_pool import DaskPool
from autograder.grading.run import grade_assignment


def test_no_dask_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_pool, "DASK_PATIENCE", 1)
    with pytest.raises(CourseError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        DaskPool("tcp://127.0.0.1:9")


@pytest.mark.cluster
@pytest.mark.slow
def test_a_dask_cluster_grades_as_the_local_pool_does(small: SmallCourse) -> None:
    distributed = pytest.importorskip("distributed")
    for index in range(8):
        small.submit(f"s{index}", WRONG_DOUBLE if index % 2 else None)
    small.submit("eve", {"double": "RAISE"})
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        done = grade_assignment(small.course, NAME, pool=lambda: DaskPool(address, stub_graders.quick))
    assert done.stopped is None
    assert [done.results[f"s{index}"].score for index in range(8)] == [3.0, 2.0] * 4
    assert "a bug of the grader" in done.results["eve"].message


@pytest.mark.cluster
@pytest.mark.slow
def test_a_dask_cluster_without_workers(small: SmallCourse) -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None) as cluster,
        pytest.raises(CourseError, match="has no workers"),
    ):
        DaskPool(cluster.scheduler_address)
