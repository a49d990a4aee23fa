"""Leave files wherever something may be written, also such as the next Python would load by itself.

expect: zero
"""
# %% free
import os, tempfile

home = os.path.expanduser("~")
for folder in ("/tmp", "/var/tmp", "/dev/shm", "/dev", "/course", "/run", home, tempfile.gettempdir(), os.getcwd(), os.environ.get("MPLCONFIGDIR", home)):
    for name in ("attack-was-here", "sitecustomize.py", "usercustomize.py", "numpy.py", "coursekit.py", "matplotlibrc", ".hidden/deep/file"):
        path = os.path.join(folder, name)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as stream:
                stream.write("import builtins\nbuiltins.attack_was_here = True\n")
        except OSError:
            pass
os.makedirs(os.path.join(home, "locked", "inner"))
os.chmod(os.path.join(home, "locked"), 0)
# %% next
import builtins, os

if hasattr(builtins, "attack_was_here"):
    print("FOUND a module")
for folder in ("/tmp", "/var/tmp", "/dev/shm", "/dev", "/course", os.path.expanduser("~"), os.getcwd()):
    for name in ("attack-was-here", "sitecustomize.py", "numpy.py", "locked", ".hidden"):
        if os.path.lexists(os.path.join(folder, name)):
            print("FOUND", folder, name)
