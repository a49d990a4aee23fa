"""Dump the history after each cell, as a hook and at the end: In, Out, the history manager.

What the shell has not run is not in its history.

expect: zero
"""
# %% first
def show(*args):
    for text in list(In) + list(get_ipython().history_manager.input_hist_raw):
        print(text)


for event in ("pre_execute", "post_execute", "pre_run_cell", "post_run_cell"):
    get_ipython().events.register(event, show)
# %% answer *
def ANSWER(*args, **kwargs):
    show()
    raise ValueError("\n".join(In)[-1500:])
