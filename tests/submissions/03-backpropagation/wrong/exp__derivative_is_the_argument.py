"""The argument's value as derivative.

loses: exp
mentions: derivative of exp
"""

def exp(a):
    return Node(math.exp(a.value), (a,), (a.value,))
