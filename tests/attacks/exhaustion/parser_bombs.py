"""Cells that take the parser, the compiler or the regular expressions of the shell to their limits.

expect: zero
timeout: 0.4
"""
# %% free
((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((
# %% free
exec("-" * 100_000 + "1")
# %% free
exec("x" + ".x" * 100_000)
# %% free
import re

re.match(r"(a+)+$", "a" * 40 + "b")
