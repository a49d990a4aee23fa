"""The logarithm to base 10, with its derivative.

loses: log
mentions: logarithm|base
"""

def log(a):
    return Node(math.log10(a.value), (a,), (1 / (a.value * math.log(10)),))
