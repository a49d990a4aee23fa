"""Fill the disk: one huge file, many files, files without a name.

expect: zero
timeout: 3
"""
# %% free
import os

try:
    with open("huge", "wb") as stream:
        while True:
            stream.write(b"x" * 1_000_000)
except OSError as error:
    print(error)
# %% free
for number in range(100):
    try:
        handle = os.open(".", os.O_TMPFILE | os.O_RDWR)
        os.write(handle, b"x" * 20_000_000)
    except OSError as error:
        print(error)
        break
# %% free
for number in range(60_000):
    open(f"file{number}", "w").close()
