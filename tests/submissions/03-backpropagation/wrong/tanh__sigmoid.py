"""A sigmoid with its own slope.

loses: tanh
mentions: value of tanh
"""

def tanh(a):
    v = 1 / (1 + math.exp(-a.value))
    return Node(v, (a,), (v * (1 - v),))
