"""Whose fault a death is."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from types import SimpleNamespace

from stub_graders import InlinePool

from autograder.grading.mapping import map_tasks


def test_a_task_that_meets_a_dead_pool_is_not_to_blame() -> None:
    class Dying(InlinePool):
        """Breaks when the second task is submitted, as a pool does whose worker has just died."""

        submitted = 0
        rebuilt = 0

        def submit(self, task):
            self.submitted += 1
            if self.submitted == 2:
                raise BrokenProcessPool("a worker died")
            return super().submit(task)

        def rebuild(self) -> None:
            self.rebuilt += 1

    pool = Dying(lambda task: task.student)
    tasks = [SimpleNamespace(student=name) for name in "abcd"]
    assert sorted(map_tasks(tasks, pool)) == list("abcd")
    assert pool.rebuilt == 1


def test_meanwhile_comes_once_when_there_is_nothing_left_to_start() -> None:
    happened: list[str] = []

    def graded(task: SimpleNamespace) -> str:
        happened.append(task.student)
        return task.student

    pool = InlinePool(graded)
    tasks = [SimpleNamespace(student=name) for name in "abcdef"]
    results = list(map_tasks(tasks, pool, lambda: happened.append("meanwhile")))
    assert sorted(results) == list("abcdef")
    assert happened.index("meanwhile") == 2 * pool.width
    assert happened.count("meanwhile") == 1
