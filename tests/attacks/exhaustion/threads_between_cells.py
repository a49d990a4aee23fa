"""Threads that compute on and on, also between cells and beside every test.

expect: zero
timeout: 0.3
"""
# %% free
import threading


def spin():
    while True:
        pass


for _ in range(20):
    threading.Thread(target=spin, daemon=True).start()
