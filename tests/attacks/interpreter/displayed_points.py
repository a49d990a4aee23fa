"""nbgrader takes a number that a test cell displays as its points: display many, through every hook.

Only the value that the judge itself computes counts, and it is bounded by the cell's points.

expect: zero
"""
# %% free
import sys
from IPython.display import display

sys.displayhook = lambda value: print(1000.0)
get_ipython().displayhook = sys.displayhook
get_ipython().display_formatter.format = lambda *a, **k: ({"text/plain": "1000.0"}, {})
for value in (1000.0, float("nan"), float("inf"), True, 10**30, -1):
    display(value)
# %% free
1000.0
# %% answer *
def ANSWER(*args, **kwargs):
    display(1000.0)
    print(1000.0)
    return float("nan")
