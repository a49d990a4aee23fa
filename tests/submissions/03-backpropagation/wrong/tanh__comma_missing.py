"""The local derivative is a bare number.

loses: tanh
mentions: tuple|comma
"""

def tanh(a):
    v = math.tanh(a.value)
    return Node(v, (a,), (1 - v * v))
