"""The answer is no function but an object that answers to everything.

expect: zero
"""
# %% include parts/everything.py
# %% answer *
ANSWER = Everything()
