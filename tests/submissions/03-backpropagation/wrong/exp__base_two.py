"""2 to the power of a, with the slope of e to the power of a.

loses: exp
mentions: value of exp
"""

def exp(a):
    v = 2.0**a.value
    return Node(v, (a,), (v,))
