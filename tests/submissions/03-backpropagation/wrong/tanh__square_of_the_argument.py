"""1 − a² in place of 1 − tanh² a.

loses: tanh
mentions: 1 − a²|derivative of tanh
"""

def tanh(a):
    return Node(math.tanh(a.value), (a,), (1 - a.value**2,))
