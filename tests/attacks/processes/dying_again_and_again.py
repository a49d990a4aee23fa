"""Cells that each end the process and leave something that costs a new sandbox.

The time to start them is bounded, and an exercise that is not reached in time loses.

expect: zero
timeout: 0.4
"""
# %% free
import ctypes, os

ctypes.CDLL(None).shmget(0 + 1, 4096, 0o1666)
os._exit(0)
# %% free
import ctypes, os

ctypes.CDLL(None).shmget(1 + 1, 4096, 0o1666)
os._exit(1)
# %% free
import ctypes, os

ctypes.CDLL(None).shmget(2 + 1, 4096, 0o1666)
os._exit(2)
# %% free
import ctypes, os

ctypes.CDLL(None).shmget(3 + 1, 4096, 0o1666)
os._exit(3)
# %% free
import ctypes, os

ctypes.CDLL(None).shmget(4 + 1, 4096, 0o1666)
os._exit(4)
# %% free
import ctypes, os

ctypes.CDLL(None).shmget(5 + 1, 4096, 0o1666)
os._exit(5)
