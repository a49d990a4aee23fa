"""Cases that nobody wrote: an answer at a time changed, cheated on or replaced, in each way that there is.

They differ from samples in that only the one exercise is graded: each stands by itself.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ..course import Course
from ..notebook import Assignment, Role, load_assignment
from .audit import CaseSource
from .audit_cases import Case
from .equivalents import Equivalents, read_equivalents
from .fuzz import FuzzCase, odd_answers, odd_sample
from .lazy_training import lazy_answers, lazy_sample
from .mutants import mutants_of
from .one_exercise import only_exercise
from .sample_files import read_all_samples
from .samples import Notebook, Sample, reference_notebook, without_free_code

KINDS = ("mutants", "lazy", "fuzz")
#: Seconds of a student's processor time after which a changed answer is taken to loop for ever.
SECONDS = 10.0


@dataclasses.dataclass(frozen=True)
class Answer:
    """A right answer to one exercise.

    Attributes
    ----------
    title
        Of the sample that it comes from; empty for the solution's.
    free
        Helpers that it needs beside it; may be empty.
    """

    exercise: str
    title: str
    source: str
    free: str


def generated_cases(
    kinds: Collection[str], *, bases: bool = False, count: int | None = None, seed: int = 0
) -> CaseSource:
    """What to audit in place of the samples.

    Parameters
    ----------
    kinds
        Some of `KINDS`.
    bases
        Change the base answers of the samples as well, not the solution's alone.
    count
        How many of an assignment's cases to draw; all by default. The draw is the same on every machine, and
        a change to one answer leaves it alone for the others.
    seed
        Another seed draws others.

    Returns
    -------
    CaseSource
        Gives for each exercise the answer as it is, which must keep its marks (``whole/…``); its mutants, of
        which those listed as equivalent must keep them too (``equivalent/…``) and the others lose them
        (``mutant/…``); lazy trainings (``lazy/…``) and values of the wrong kind (``fuzz/…``), which lose too.
    """

    def source(course: Course, name: str) -> tuple[list[Case], list[str]]:
        solution = course.solution(name)
        assignment = load_assignment(solution, name)
        bare = without_free_code(reference_notebook(solution))
        equivalents, errors = read_equivalents(course.root, assignment)
        answers = list(_answers(course, assignment, bare))
        cases: list[Case] = []
        for answer in answers:
            if answer.title and not bases:
                continue
            template = _template(answer)
            part = only_exercise(assignment, bare, answer.exercise)
            cases.append(_case(part, template))
            if "mutants" in kinds:
                cases += (_case(part, sample) for sample in _mutants(answer, template, equivalents))
            if "lazy" in kinds:
                cases += (_case(part, sample) for sample in _lazy(answer, template, equivalents))
            if "fuzz" in kinds and not answer.title:
                for oddity, code in odd_answers(answer.source):
                    sample = odd_sample(answer.exercise, oddity, code, template)
                    cases.append(_case(part, sample, FuzzCase))
        complaints = [str(error) for error in errors]
        if "mutants" in kinds:
            complaints += stale_edits(equivalents, answers)
        if "lazy" in kinds:
            complaints += stale_trainings(equivalents, answers)
        return draw(cases, count, seed), complaints

    return source


def stale_edits(equivalents: Equivalents, answers: Iterable[Answer]) -> list[str]:
    """One line for each listed edit that no mutant of any answer makes, the samples' bases included."""
    wanted = set(equivalents.edits)
    for answer in answers:
        lines = {line.strip() for line in answer.source.splitlines()}
        # An answer without an edit's lines cannot have it made; making its mutants takes half a second.
        here = {e for e in wanted if e[0] == answer.exercise and lines.issuperset(e[1].splitlines())}
        mutants = mutants_of(answer.source) if here else iter(())
        while here and (mutant := next(mutants, None)):
            here.discard((answer.exercise, mutant.before, mutant.after))
            wanted.discard((answer.exercise, mutant.before, mutant.after))
    return equivalents.stale_edits(equivalents.edits - wanted)


def stale_trainings(equivalents: Equivalents, answers: Iterable[Answer]) -> list[str]:
    """One line for each listed lazy training that there is not."""
    return equivalents.stale_trainings(
        {(answer.exercise, promise.title) for answer in answers for promise, _ in lazy_answers(answer.source)}
    )


def draw(cases: Iterable[Case], count: int | None, seed: int = 0) -> list[Case]:
    """Some of the cases, always the same ones, in their order; the answers as they are come in any case."""
    cases = list(cases)
    if count is None:
        return cases

    def key(case: Case) -> str:
        return hashlib.sha256(f"{seed} {case.assignment.name} {case.label}".encode()).hexdigest()

    changed = [case for case in cases if not case.label.startswith("whole/")]
    drawn = {case.label for case in sorted(changed, key=key)[:count]}
    exercises = {_exercise(label) for label in drawn}
    return [
        case
        for case in cases
        if case.label in drawn or (case.label.startswith("whole/") and _exercise(case.label) in exercises)
    ]


def _exercise(label: str) -> str:
    return label.partition("/")[2].partition(":")[0]


def _answers(course: Course, assignment: Assignment, bare: Notebook) -> Iterator[Answer]:
    tested = {cell.exercise for cell in assignment.cells if cell.role is Role.TEST}
    for cell in bare["cells"]:
        meta = cell.get("metadata", {}).get("nbgrader", {})
        if cell["cell_type"] == "code" and meta.get("solution") and meta.get("grade_id") in tested:
            yield Answer(meta["grade_id"], "", cell["source"], "")
    for sample in read_all_samples(course.root, assignment).samples:
        # Those of a whole unit repeat one another in most of their answers.
        if not sample.wrong and len(sample.answers) == 1:
            [(exercise, code)] = sample.answers.items()
            yield Answer(exercise, sample.title, code, sample.free)


def _template(answer: Answer) -> Sample:
    """The answer itself as a right sample."""
    where = f" ({answer.title})" if answer.title else ""
    return Sample(
        label=f"whole/{answer.exercise}{where}: as it is",
        path=Path(answer.exercise),
        line=0,
        wrong=False,
        title="the answer as it is",
        loses=(),
        mentions={},
        answers={answer.exercise: answer.source},
        free=answer.free,
        seconds=SECONDS,
    )


def _mutants(answer: Answer, template: Sample, equivalents: Equivalents) -> Iterator[Sample]:
    where = f" ({answer.title})" if answer.title else ""
    twins: dict[str, int] = {}
    for mutant in mutants_of(answer.source):
        same = equivalents.covers(answer.exercise, mutant.before, mutant.after)
        label = f"{'equivalent' if same else 'mutant'}/{answer.exercise}{where}: {mutant}"
        twins[label] = twins.get(label, 0) + 1
        yield dataclasses.replace(
            template,
            # The same edit of a line that stands twice.
            label=label if twins[label] == 1 else f"{label} ({twins[label]})",
            wrong=not same,
            title=str(mutant),
            loses=() if same else (answer.exercise,),
            answers={answer.exercise: mutant.source},
        )


def _lazy(answer: Answer, template: Sample, equivalents: Equivalents) -> Iterator[Sample]:
    for promise, code in lazy_answers(answer.source):
        if (answer.exercise, promise.title) not in equivalents.free:
            sample = lazy_sample(answer.exercise, promise, code, template)
            if answer.title:
                label = f"lazy/{answer.exercise} ({answer.title}): {promise.title}"
                sample = dataclasses.replace(sample, label=label)
            yield sample


def _case(part: tuple[Assignment, Notebook], sample: Sample, kind: type[Case] = Case) -> Case:
    assignment, notebook = part
    return kind(assignment, sample.label, sample.title, notebook, sample)
