"""The slope is taken at the result.

loses: exp
mentions: derivative of exp
"""

def exp(a):
    v = math.exp(a.value)
    return Node(v, (a,), (math.exp(v),))
