"""Open a grading context of one's own and record every part as passed.

Parts are counted in the judge, by the judge's own recorder, and only those that its test cell holds.

expect: zero
"""
# %% free
from coursekit.checks import _context as grading_hooks

grading_hooks._grading.set(grading_hooks._Grading(lambda name: 0, lambda *a: None))
recorded = []
with grading_hooks.grading_context(lambda name: 0, lambda *a: recorded.append(a)):
    for name in ("properties", "an id past the end is refused", "exclude"):
        with grading_hooks.part(name, 1000.0):
            pass
print(recorded)
