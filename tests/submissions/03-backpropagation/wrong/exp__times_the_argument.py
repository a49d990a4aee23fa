"""The chain rule with the argument in place of its derivative.

loses: exp
mentions: derivative of exp
"""

def exp(a):
    v = math.exp(a.value)
    return Node(v, (a,), (a.value * v,))
