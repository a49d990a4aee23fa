"""−ln a: the loss, not the logarithm.

loses: log
mentions: sign
"""

def log(a):
    return Node(-math.log(a.value), (a,), (-1 / a.value,))
