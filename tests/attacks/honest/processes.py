"""Subprocesses, a fork, and multiprocessing in cells of the student's own; some are refused here, and cost nothing."""
# %% free
import os, subprocess, sys

print(subprocess.run([sys.executable, "-c", "print(1 + 1)"], capture_output=True, text=True).stdout)
pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
# %% free
import multiprocessing

with multiprocessing.Pool(2) as pool:
    print(pool.map(abs, [-1, 2]))
# %% free
background = subprocess.Popen(["sleep", "30"])
