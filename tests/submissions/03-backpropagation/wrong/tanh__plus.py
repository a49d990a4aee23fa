"""1 + tanh² a.

loses: tanh
mentions: minus|derivative of tanh
"""

def tanh(a):
    v = math.tanh(a.value)
    return Node(v, (a,), (1 + v * v,))
