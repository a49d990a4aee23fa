"""The value to base 2, the derivative of ln.

loses: log
mentions: logarithm|base
"""

def log(a):
    return Node(math.log2(a.value), (a,), (1 / a.value,))
