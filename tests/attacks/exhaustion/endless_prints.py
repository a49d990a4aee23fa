"""Print for ever, on both streams.

expect: zero
timeout: 1
"""
# %% free
import sys

while True:
    print("line " * 20)
    print("line " * 20, file=sys.stderr)
