"""Display a million things, update them, and clear them.

expect: zero
timeout: 0.4
"""
# %% free
from IPython.display import clear_output, display

handle = display("x", display_id=True)
for number in range(1_000_000):
    display({"text/plain": str(number), "text/html": "<b>" * 1000}, raw=True)
    handle.update("y" * 1000)
