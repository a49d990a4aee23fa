"""Send stale answers without a pause, from a thread, so that the judge never comes to wait.

expect: zero
timeout: 0.3
"""
# %% include parts/speak.py
# %% free
chunk = frame([0]) * 20_000


def flood():
    while True:
        raw(chunk)
# %% answer one_hot
def one_hot(*args):
    flood()
# %% free
# While a cell runs no alarm watches over a test cell.
threading.Thread(target=flood, daemon=True).start()
time.sleep(100)
