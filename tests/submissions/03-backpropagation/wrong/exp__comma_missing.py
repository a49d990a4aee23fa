"""(a) is no tuple.

loses: exp
mentions: tuple|comma
"""

def exp(a):
    v = math.exp(a.value)
    return Node(v, (a), (v))
