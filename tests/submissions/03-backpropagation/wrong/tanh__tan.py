"""The tangent of trigonometry.

loses: tanh
mentions: value of tanh
"""

def tanh(a):
    v = math.tan(a.value)
    return Node(v, (a,), (1 + v * v,))
