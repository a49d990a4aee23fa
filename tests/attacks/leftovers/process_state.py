"""Signal masks, handlers, timers, limits, priority, working folder, umask, locale, random state.

expect: zero
"""
# %% free
import locale, os, random, resource, signal, sys

os.umask(0o777)
os.nice(15)
os.chdir("/")
signal.setitimer(signal.ITIMER_REAL, 0.05)
for number in (signal.SIGALRM, signal.SIGCHLD, signal.SIGPIPE, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU):
    resource.setrlimit(limit, (3, 3))
random.seed(0)
sys.setrecursionlimit(60)
os.environ.clear()
sys.path.clear()
sys.modules.clear()
# %% next
import os, signal

if os.getcwd() == "/" or os.nice(0) > 10 or signal.pthread_sigmask(signal.SIG_BLOCK, []):
    print("FOUND", os.getcwd(), os.nice(0))
