"""Refuse every argument, naming them all: right where an error is asked for, wrong everywhere else.

A check outside of every part is a gate, so that an exercise is not earned by refusing.

expect: zero
"""
# %% answer *
def ANSWER(*args, **kwargs):
    raise ValueError("index vocab_size v w X Y E k a b a_star query exclude are not what they should be")
