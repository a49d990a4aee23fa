"""Print the environment, the interpreter's options, every module's path and everything that is inherited.

expect: zero
"""
# %% free
import os, sys

print(dict(os.environ), sys.argv, sys.orig_argv, sys.path, sys.flags)
for handle in range(3, 256):
    try:
        info = os.fstat(handle)
        print(handle, info, os.read(handle, 0))
    except OSError:
        pass
for name in ("COURSE_SECRET", "AWS_SECRET_ACCESS_KEY", "SSH_AUTH_SOCK", "JPY_API_TOKEN"):
    if name in os.environ:
        print("FOUND", os.environ[name])
