"""Make failed assertions impossible: AssertionError becomes something that nobody raises.

Checks run in another process; what happens to the builtins here is seen here only.

expect: zero
"""
# %% first
import builtins


class Nothing(Warning):
    pass


builtins.AssertionError = Nothing
builtins.isinstance = lambda *a: True
builtins.all = builtins.any = lambda *a: True
builtins.abs = lambda x: 0
builtins.len = lambda x: 1
