"""The product divided by the parent's value: 0/0 when a factor is 0.

loses: mul
mentions: ZeroDivision|division by zero|divi
"""

def mul(a, b):
    p = a.value * b.value
    return Node(p, (a, b), (p / a.value, p / b.value))
