"""−1/a², the derivative of 1/a.

loses: log
mentions: derivative of log
"""

def log(a):
    return Node(math.log(a.value), (a,), (-1 / a.value**2,))
