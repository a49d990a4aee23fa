"""Change the modes of folders and devices that every student's process needs.

Where root grades, the devices of the machine belong to the student's user, and Landlock does not watch over modes.

expect: zero
"""
# %% free
import os

try:
    # One bit that does no harm, should it reach the device of the machine itself.
    os.chmod("/dev/null", 0o667)
except OSError as error:
    print(error)
for path in ("/dev/shm", "/dev/pts", "/proc", "/course", "/tmp/turn", "/", "/usr", "/tmp", "/dev"):
    try:
        os.chmod(path, 0)
    except OSError as error:
        print(path, error)
# %% next
import os, stat

for path in ("/tmp", "/dev", "/dev/shm", "/dev/null", "/usr"):
    if stat.S_IMODE(os.stat(path).st_mode) in (0, 0o667):
        print("FOUND", path)
