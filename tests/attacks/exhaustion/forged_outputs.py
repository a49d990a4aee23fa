"""Go round the caps inside: send a hundred thousand outputs a cell straight over the wire.

expect: zero
timeout: 4
"""
# %% free
from autograder.student import executor


def outcome(self, source):
    item = {"output_type": "display_data", "data": {"text/html": "x" * 100, "image/png": "A" * 100}, "metadata": {}}
    return {"outputs": [item] * 100_000, "error": None}


executor.Executor._do_exec = outcome
