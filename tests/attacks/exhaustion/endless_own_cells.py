"""Endless loops in a great many cells of one's own: they take no time from the tests.

base: right
timeout: 0.3
expect: full
"""
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
# %% free
while True:
    pass
