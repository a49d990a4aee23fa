"""1 − tanh a.

loses: tanh
mentions: square|derivative of tanh
"""

def tanh(a):
    v = math.tanh(a.value)
    return Node(v, (a,), (1 - v,))
