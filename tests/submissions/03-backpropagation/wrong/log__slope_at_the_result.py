"""1 divided by the logarithm.

loses: log
mentions: derivative of log
"""

def log(a):
    v = math.log(a.value)
    return Node(v, (a,), (1 / v if v else 0.0,))
