"""Walk every folder for notebooks, gradebooks, secrets and tests, and print what is in them.

expect: zero
timeout: 10
"""
# %% free
import os, re

wanted = re.compile(r"secret|gradebook|solution|\.ipynb$|submitted|\.db$|answers\.txt|test_attacks|judge|proxy\.py", re.I)
own = ("/usr/", "/proc/", "/lib", os.__file__.rpartition("/")[0])
count = 0
for start in ("/", "/home", "/root", "/work", "/course", "/tmp", "/var/tmp", "/dev/shm", "/mnt", "/srv", "/opt", "/run", "..", os.path.expanduser("~")):
    for folder, names, files in os.walk(start):
        if folder.startswith(own) or "site-packages" in folder:
            names.clear()
            continue
        for name in files:
            path = os.path.join(folder, name)
            if wanted.search(path) and count < 200:
                count += 1
                try:
                    with open(path, errors="replace") as stream:
                        print(path, stream.read(500))
                except OSError as error:
                    print(path, error)
