"""End the process in every way there is, in the answers of a right submission.

Only the exercises that do so lose.

base: right
expect: loses one_hot, dot_product, cosine_similarity, nearest_neighbors
status *: killed|passed
"""
# %% answer one_hot
import ctypes, os, signal


def one_hot(*args):
    os._exit(0)
# %% answer dot_product
def dot_product(*args):
    ctypes.string_at(0)
# %% answer cosine_similarity
def cosine_similarity(*args):
    os.kill(os.getpid(), signal.SIGKILL)
# %% answer nearest_neighbors
def nearest_neighbors(*args, **kwargs):
    os.execv("/bin/true", ["true"])
