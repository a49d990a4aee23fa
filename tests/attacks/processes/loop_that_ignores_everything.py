"""A loop that catches every exception and ignores every signal.

base: right
timeout: 0.3
expect: loses dot_product
status dot_product: timeout
"""
# %% answer dot_product
import signal


def dot_product(*args):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
