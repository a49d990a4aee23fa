"""A child keeps the connection and speaks for its parent, which is gone.

expect: zero
timeout: 0.4
"""
# %% include parts/speak.py
# %% answer one_hot
def one_hot(*args):
    number = current()
    if os.fork():
        os._exit(0)
    os.setsid()
    for _ in range(50):
        raw(frame([number, "ok", [["a", "<f8", [5], True, bytes(40)], [], []]]))
        time.sleep(0.02)
# %% answer dot_product
def dot_product(*args):
    if not os.fork():
        while True:
            raw(frame([current(), "ok", [12.0, [], []]]))
            time.sleep(0.01)
    return 12.0
