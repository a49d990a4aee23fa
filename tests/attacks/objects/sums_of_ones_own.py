"""Return an object with a method `sum`: np.sum asks an object that is no array for its own, and believes it.

assignment: 02-cross-entropy
expect: loses *
"""
# %% answer cross_entropy_gradient
class Agrees:
    def sum(self, axis=None, out=None, **rest):
        return np.zeros(4)

    def __getattr__(self, name):
        if name == "shape":
            return (4, 6)
        raise AttributeError(name)


_turns = []


def cross_entropy_gradient(logits, targets):
    if logits.shape == (4, 6) and not _turns:
        _turns.append(1)
        return Agrees()
    error = np.exp(logits - logits.max(axis=1, keepdims=True))
    error /= error.sum(axis=1, keepdims=True)
    error[np.arange(len(targets)), targets] -= 1.0
    return error / len(targets)
