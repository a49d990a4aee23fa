"""A leaf that has forgotten where it comes from.

loses: exp
mentions: no path|parents
"""

def exp(a):
    return Node(math.exp(a.value))
