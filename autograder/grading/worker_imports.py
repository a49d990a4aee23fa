"""What every grading process needs: imported by the server that they are forked from, for this effect alone.

See `worker_server`.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os

from ..sandbox import availability

# Before NumPy is imported: the judge multiplies in one thread, and those of the library spin for a while.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"
importlib.import_module("autograder.grading.submission")

# Why there is no sandbox will be said where one is needed.
with contextlib.suppress(availability.SandboxError):
    availability.check_available()

# A collection in a grading process would look at all of this, and copy its pages.
gc.collect()
gc.freeze()
