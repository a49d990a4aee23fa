"""The power rule, a·e^(a − 1).

loses: exp
mentions: power|derivative of exp
"""

def exp(a):
    return Node(math.exp(a.value), (a,), (a.value * math.exp(a.value - 1),))
