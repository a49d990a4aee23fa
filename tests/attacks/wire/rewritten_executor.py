"""Replace the executor's own methods in memory, so that it answers as one pleases.

It speaks for the student; whatever it says is what the student says.

expect: zero
"""
# %% include parts/speak.py
# %% free
def claim(self, *args):
    return [[["L", [0.0, 0.0, 1.0, 0.0, 0.0]], 12.0, ["h", 1, "float", True, True]][len(args) % 3], [], []]


executor.Executor._do_call = claim
executor.Executor._do_len = lambda self, target: 5
executor.Executor._do_isinstance = lambda self, target, kind: True
executor.Executor._do_contains = lambda self, target, value: True
executor.Executor._do_get = lambda self, target, name: 0.0
executor.Executor._do_next = lambda self, target, count: ["L", [0.0] * 64]
executor.Executor._do_lookup = lambda self, name: [True, ["h", 7, "function", True, True]]
executor._describe = lambda error: (["AssertionError"], "", ["", ""])
