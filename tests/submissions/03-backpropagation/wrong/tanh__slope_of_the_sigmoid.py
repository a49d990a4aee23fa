"""c(1 − c), the rule for the sigmoid.

loses: tanh
mentions: sigmoid|derivative of tanh
"""

def tanh(a):
    v = math.tanh(a.value)
    return Node(v, (a,), (v * (1 - v),))
