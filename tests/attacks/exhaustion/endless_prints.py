"""Print for ever, on both streams.

expect: zero
timeout: 0.4
"""
# %% free
import sys

while True:
    print("line " * 20)
    print("line " * 20, file=sys.stderr)
