"""The slope is taken at the result.

loses: tanh
mentions: twice|derivative of tanh
"""

def tanh(a):
    v = math.tanh(a.value)
    return Node(v, (a,), (1 - math.tanh(v) ** 2,))
