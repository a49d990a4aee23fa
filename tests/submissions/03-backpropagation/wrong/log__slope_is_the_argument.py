"""a in place of 1/a.

loses: log
mentions: 1/a|derivative of log
"""

def log(a):
    return Node(math.log(a.value), (a,), (a.value,))
