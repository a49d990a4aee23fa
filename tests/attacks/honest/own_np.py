"""Uses the name np for something else, and the checks' names for things of its own."""
# %% answer one_hot
import numpy as real_np


def one_hot(index, vocab_size):
    if not 0 <= index < vocab_size:
        raise ValueError("index")
    vector = real_np.zeros(vocab_size)
    vector[index] = 1
    return vector
# %% answer analogy
np, check_equal, rng, part, expected = None, 1, 2, 3, 4
import numpy


def analogy(a, b, a_star, E, k=1):
    target = E[b] - E[a] + E[a_star]
    lengths = numpy.linalg.norm(E, axis=1) * numpy.linalg.norm(target)
    scores = numpy.divide(E @ target, lengths, out=numpy.zeros(len(E)), where=lengths > 0)
    scores[[a, b, a_star]] = -numpy.inf
    return numpy.argsort(-scores, kind="stable")[: min(k, len(E) - 3)]
