"""Kill and stop every process that a signal reaches: the fork server, init, the whole group.

expect: zero
"""
# %% answer *
import os, signal


def ANSWER(*args, **kwargs):
    for number in (signal.SIGSTOP, signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV):
        for pid in (os.getppid(), 1, 2, 3):
            if pid != os.getpid():
                try:
                    os.kill(pid, number)
                except OSError:
                    pass
    for pid in (os.getppid(), 1, 2):
        try:
            signal.pidfd_send_signal(os.pidfd_open(pid), signal.SIGKILL)
        except OSError:
            pass
    return 0.0
