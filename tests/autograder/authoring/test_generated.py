"""Generated answers: which there are, what each has to come to, and the mutation score that they make."""

from __future__ import annotations

import json

import pytest
from small_course import answer, cell, test_cell
from stub_graders import TableGrader, exercise

from autograder.authoring.audit import audit
from autograder.authoring.fuzz import ODDITIES, odd_answers
from autograder.authoring.generated import generated_cases
from autograder.authoring.lazy_training import lazy_answers
from autograder.authoring.mutation_score import score_json, score_markdown, scores
from autograder.grading.submission import grade
from autograder.result import Status

TRAIN = '''def train(ids: np.ndarray, k: int, epochs: int, rng: np.random.Generator) -> np.ndarray:
    """Adds up as often as it is told to."""
    ### BEGIN SOLUTION
    total = np.zeros(k)
    for _ in range(epochs):
        total += np.sum(ids) + rng.normal()
    return total
    ### END SOLUTION'''


@pytest.fixture
def listed(small):
    """Write the list of edits that mean the same."""
    [name] = small.course.assignment_names()
    path = small.root / "tests" / "submissions" / name / "equivalent.toml"

    def write(text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    return write


class Survivors(TableGrader):
    """Every generated answer loses its exercise but the answers as they are and those that are named here."""

    def __init__(self, *kept: str) -> None:
        super().__init__()
        self.kept = kept

    def __call__(self, tasks):
        for task, result in zip(reversed(tasks), super().__call__(tasks), strict=True):
            label = task.student.rpartition("#")[0]
            lost = not label.startswith(("whole/", "equivalent/")) and label not in self.kept
            [one] = result.exercises
            status, said = (Status.FAILED, f"{one} gave None") if lost else (Status.PASSED, "")
            result.exercises[one] = exercise(one, 0.0 if lost else 1.0 + (one == "greet"), status, said)
            yield result


def run(small, *kept: str, kinds=("mutants",), seeds: int = 1, **options):
    return audit(small.course, source=generated_cases(kinds, **options), grader=Survivors(*kept), seeds=seeds)


def test_every_mutant_has_to_lose_the_one_exercise_that_it_is_of(small):
    stub = TableGrader()
    cases, complaints = generated_cases(["mutants"])(small.course, "01-small")
    assert complaints == []
    labels = [case.label for case in cases]
    assert len(set(labels)) == len(labels)
    assert "mutant/double: answer_of_double = 2 * x → answer_of_double = 2 + x" in labels
    assert [label for label in labels if label.startswith("whole/")] == [
        "whole/double: as it is",
        "whole/greet: as it is",
    ]
    report = audit(small.course, source=lambda *_: (cases[:3], []), grader=stub)
    assert [len(task.assignment.graded_cells) for task in stub.tasks] == [1, 1, 1]
    assert all("keeps double, which it must lose" in line for line in report.surprises)
    assert len(report.surprises) == 2, "the answer as it is keeps it rightly"


def test_survivors_make_the_score(small):
    survivor = "mutant/double: answer_of_double = 2 * x → answer_of_double = 2 + x"
    report = run(small, survivor, seeds=2)
    assert report.surprises == [f"01-small {survivor}: keeps double, which it must lose"]
    double, greet = scores(report.rows)
    assert (double.exercise, double.mutants - double.killed, greet.mutants - greet.killed) == ("double", 1, 0)
    assert double.survivors == ["answer_of_double = 2 * x → answer_of_double = 2 + x"]
    page = score_markdown([double, greet], 2)
    assert f"| 01-small | greet | {greet.mutants} | {greet.mutants} | 0 | 0 | 100 % |" in page
    assert "- `answer_of_double = 2 * x → answer_of_double = 2 + x`" in page
    data = json.loads(score_json([double, greet], report.rows))
    assert (data["seeds"], data["assignments"][0]["mutants"]) == (2, double.mutants + greet.mutants)


def test_a_mutant_that_survives_one_seed_of_several_survives(small):
    label = "mutant/double: answer_of_double = 2 * x → answer_of_double = 2 + x"
    report = run(small, label, seeds=2)
    rows = [row for row in report.rows if row.label != label or row.seed == 0]
    rows += [row for row in run(small, seeds=2).rows if row.label == label and row.seed == 1]
    rows.sort(key=lambda row: row.label)
    [survivor] = [line for score in scores(rows) for line in score.survivors]
    assert survivor.endswith("2 + x (on 1 of 2 seeds)")


def test_what_is_listed_as_equivalent_has_to_keep_its_marks(small, listed):
    listed(
        "[[double]]\nbefore = 'answer_of_double = 2 * x'\nreason = 'for the test'\n"
        "after = ['answer_of_double = 2 + x', 'answer_of_double = 2 / x']\n"
    )
    report = run(small)
    assert report.surprises == []
    double = scores(report.rows)[0]
    assert double.equivalent == 2
    killed = "equivalent/double: answer_of_double = 2 * x → answer_of_double = 2 + x"
    cases, _ = generated_cases(["mutants"])(small.course, "01-small")
    told = {killed: {"double": exercise("double", 0.0)}}
    report = audit(small.course, source=lambda *_: (cases, []), grader=TableGrader(told))
    assert f"01-small {killed}: loses double, which it must keep (failed: no)" in report.surprises


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "[[double]]\nbefore = 'x = 1'\nafter = ''\nreason = 'r'",
            "lists an edit of double that no mutant makes",
        ),
        ("[[double]]\nbefore = 'x = 1'\nafter = ''", "[[double]] has an entry without a reason"),
        (
            "[[double]]\nbefore = 'x = 1'\nreason = 'r'",
            "[[double]] has an entry with before: give before and",
        ),
        ("[[triple]]\nbefore = 'x = 1'\nafter = ''\nreason = 'r'", "[[triple]] is no exercise"),
        ("[[double", "cannot be read"),
    ],
)
def test_a_list_that_does_not_fit_is_a_complaint(small, listed, text, complaint):
    listed(text)
    report = run(small)
    assert not report.ok
    [line] = report.complaints
    assert complaint in line
    assert "equivalent.toml" in line


def test_bases_are_changed_when_asked_for(small, listed):
    [name] = small.course.assignment_names()
    path = small.root / "tests" / "submissions" / name / "double.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('"""Sample answers."""\n\n# %% base: adds\ndef double(x):\n    return x + x\n')
    listed("[[double]]\nbefore = 'return x + x'\nafter = 'return x - x'\nreason = 'for the test'\n")
    source = generated_cases(["mutants"])
    assert not any("(adds)" in case.label for case in source(small.course, name)[0])
    assert source(small.course, name)[1] == [], "an entry for a base is not stale without --bases"
    labels = [case.label for case in generated_cases(["mutants"], bases=True)(small.course, name)[0]]
    assert "whole/double (adds): as it is" in labels
    assert "equivalent/double (adds): return x + x → return x - x" in labels
    assert "double" in {score.exercise for score in scores(run(small, bases=True).rows)}


def test_a_draw_is_the_same_every_time_and_leaves_other_answers_alone(small):
    def drawn(count: int, seed: int = 0) -> list[str]:
        cases, _ = generated_cases(["mutants"], count=count, seed=seed)(small.course, "01-small")
        return [case.label for case in cases]

    few = drawn(6)
    assert few == drawn(6)
    assert few != drawn(6, seed=1)
    assert len([label for label in few if label.startswith("mutant/")]) == 6
    assert set(few) <= set(drawn(9))
    assert {label.partition("/")[2].partition(":")[0] for label in few if label.startswith("whole/")} == {
        label.partition("/")[2].partition(":")[0] for label in few if label.startswith("mutant/")
    }


def test_lazy_training_breaks_one_promise_at_a_time(small):
    [(_, halved), *_] = [pair for pair in lazy_answers(TRAIN) if pair[0].title == "epochs halved"]
    assert halved.startswith(TRAIN)
    assert halved.endswith(
        "def train(ids, k, epochs, rng):\n    return honest(ids, k, max(1, epochs // 2), rng)\n"
    )
    titles = [promise.title for promise, _ in lazy_answers(TRAIN)]
    assert {"rng ignored", "one negative fewer", "the first half of the text", "not trained at all"} <= set(
        titles
    )
    assert not any("rate" in title for title in titles), "there is no rate to break"
    assert list(lazy_answers("def double(x):\n    return 2 * x\n")) == []


def test_what_the_page_leaves_free_is_no_lazy_case(small, listed):
    small.write_solution(
        [
            cell("code", "import numpy as np", "imports", grade_id="imports", locked=True),
            answer("train", TRAIN),
            test_cell("train", "assert train is not None", 1),
        ]
    )
    before = [case.label for case in generated_cases(["lazy"])(small.course, "01-small")[0]]
    assert "lazy/train: epochs halved" in before
    listed("[[train]]\nfree = 'epochs halved'\nreason = 'for the test'\n")
    after, complaints = generated_cases(["lazy"])(small.course, "01-small")
    assert complaints == []
    assert [label for label in before if label != "lazy/train: epochs halved"] == [
        case.label for case in after
    ]
    listed("[[train]]\nfree = 'epochs quartered'\nreason = 'for the test'\n")
    [complaint] = generated_cases(["lazy"])(small.course, "01-small")[1]
    assert "lists the lazy training 'epochs quartered' of train, which is none" in complaint


def test_fuzzing_returns_every_odd_value_and_wants_it_named(small):
    cases, _ = generated_cases(["fuzz"])(small.course, "01-small")
    of_any = [oddity for oddity in ODDITIES if not oddity.of_arrays]
    assert len(cases) == 2 + 2 * len(of_any), "what is made of right arrays needs a function that gives some"
    report = audit(small.course, source=lambda *_: (cases, []), grader=Survivors())
    assert not any("None" in line.partition(": the message")[0] for line in report.surprises), (
        report.surprises
    )
    assert any("returns a set: double: the message does not mention" in line for line in report.surprises)
    arrays = [oddity for oddity, _ in odd_answers(TRAIN)]
    assert arrays == list(ODDITIES)


@pytest.mark.parametrize(
    ("source", "returned"),
    [
        ("def f(x) -> float:\n    return x\n", "(honest(*args, **kwargs), None)[1]"),
        ("def f(x) -> None:\n    x += 1\n", "None"),
        ("def f(x, epochs) -> float:\n    return x\n", "None"),
    ],
)
def test_an_odd_value_comes_after_what_is_done_in_place(source, returned):
    _, odd = next(odd_answers(source))
    assert odd.endswith(f"def f(*args, **kwargs):\n    return {returned}\n")


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        (exercise("double", 0.5, message="None"), "gets 0.5 of 1 points"),
        (exercise("double", 0.0, Status.TIMEOUT, "None took too long"), "is timeout, not failed"),
        (exercise("double", 0.0, message="the check cannot work with None"), "no check says what came"),
        (exercise("double", 0.0, Status.ERROR, "None"), "the test itself broke"),
    ],
)
def test_a_value_of_the_wrong_kind_must_fail_by_a_check(small, told, complaint):
    cases, _ = generated_cases(["fuzz"])(small.course, "01-small")
    [case] = [case for case in cases if case.label == "fuzz/double: returns None"]
    grader = TableGrader({case.label: {"double": told}})
    [surprise] = audit(small.course, source=lambda *_: ([case], []), grader=grader).surprises
    assert complaint in surprise


@pytest.mark.sandbox
@pytest.mark.slow
def test_the_real_grader_kills_mutants_and_finds_a_survivor(small):
    weak = "assert double(2) == 4, 'double(2) is 4'"
    small.write_solution(
        [
            cell("code", "import math", "imports", grade_id="imports", locked=True),
            answer(
                "double", "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
            ),
            test_cell("double", weak, 1),
        ]
    )
    source = generated_cases(["mutants"])
    report = audit(small.course, source=source, grader=lambda tasks: map(grade, tasks))
    assert report.surprises == [
        "01-small mutant/double: return 2 * x → return 2 + x: keeps double, which it must lose"
    ]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--sample", "3"], "add --mutants, --lazy or --fuzz"),
        (["--bases"], "add --mutants, --lazy or --fuzz"),
        (["--lazy", "--json", "score.json"], "write the mutation score: add --mutants"),
        (["--mutants", "--markdown", "no/such/folder.md"], "--markdown no/such/folder.md cannot be written"),
    ],
)
def test_options_that_do_not_fit_are_one_line(autograder, arguments, complaint):
    code, _, said = autograder("audit", *arguments)
    assert code == 2
    assert complaint in said
    assert len(said.splitlines()) == 1


@pytest.mark.sandbox
@pytest.mark.slow
def test_the_command_prints_and_writes_the_score(small, autograder):
    code, said, _ = autograder(
        *("audit", "--mutants", "--sample", "3", "--jobs", "1"),
        *("--json", "score.json", "--markdown", "score.md"),
    )
    assert code == 0
    assert "Mutation score" in said
    [total] = json.loads((small.root / "score.json").read_text())["assignments"]
    assert (total["mutants"], total["killed"]) == (3, 3)
    assert "Nothing survives." in (small.root / "score.md").read_text()
