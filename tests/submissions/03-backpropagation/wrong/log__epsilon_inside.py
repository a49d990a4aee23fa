"""An epsilon inside the logarithm.

loses: log
mentions: epsilon|log
"""

def log(a):
    return Node(math.log(a.value + 1e-8), (a,), (1 / (a.value + 1e-8),))
