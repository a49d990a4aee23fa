"""log(1 + a).

loses: log
mentions: value of log
"""

def log(a):
    return Node(math.log1p(a.value), (a,), (1 / (1 + a.value),))
