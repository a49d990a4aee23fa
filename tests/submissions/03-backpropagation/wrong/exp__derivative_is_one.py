"""The derivative 1, which is right at a = 0 only.

loses: exp
mentions: derivative of exp
"""

def exp(a):
    return Node(math.exp(a.value), (a,), (1.0,))
