"""Errors of every kind in cells of the student's own, in several places."""
# %% first
undefined_name
# %% free
1 / 0
# %% free
def broken(:
# %% free
    indented = 1
# %% free
raise SystemExit
# %% free
import sys
sys.exit(3)
# %% free
raise KeyboardInterrupt
# %% free
exit()
# %% free
quit
# %% free
import no_such_module
# %% free
assert False, "not yet"
