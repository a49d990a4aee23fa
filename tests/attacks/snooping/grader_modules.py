"""Import the grader itself: judge, notebook, course, gradebook, executor.

Of the package only what runs in the sandbox is there.

expect: zero
"""
# %% free
import importlib

for name in (
    "autograder.judge.judge", "autograder.judge.proxy", "autograder.notebook", "autograder.course", "autograder.gradebook.gradebook",
    "autograder.grading.submission", "autograder.result", "autograder.sandbox.session", "autograder.sandbox.bubblewrap", "autograder.cli",
):
    try:
        importlib.import_module(name)
        print("FOUND", name)
    except ImportError as error:
        print(error)
