"""Replace the functions that execute cells by one that reports success.

expect: zero
"""
# %% first
import types

shell = get_ipython()
original = shell.run_cell


def run_cell(self, source, *args, **kwargs):
    if "check_" in source and "import" not in source:
        print("FOUND", source)
    return original("pass", *args, **kwargs)


shell.run_cell = types.MethodType(run_cell, shell)
type(shell).run_code = lambda self, *a, **k: False
type(shell).run_ast_nodes = lambda self, *a, **k: False
type(shell).run = lambda self, source: {"outputs": [], "error": None}
