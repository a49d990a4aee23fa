"""Sample answers of mul."""

# %% wrong: Gradients are accumulated on the way forward | mentions: gradient of a was changed
def mul(a, b):
    a.grad += b.value
    b.grad += a.value
    return Node(a.value * b.value, (a, b), (b.value, a.value))

# %% wrong: The local derivatives of a sum | mentions: derivative
def mul(a, b):
    return Node(a.value * b.value, (a, b), (1.0, 1.0))

# %% wrong: The product divided by the parent's value: 0/0 when a factor is 0
# | mentions: ZeroDivision|division by zero|divi
def mul(a, b):
    p = a.value * b.value
    return Node(p, (a, b), (p / a.value, p / b.value))

# %% wrong: Each factor gets its own value as derivative | mentions: not swapped
def mul(a, b):
    return Node(a.value * b.value, (a, b), (a.value, b.value))

# %% wrong: The other node in place of its value | mentions: should be a number
def mul(a, b):
    return Node(a.value * b.value, (a, b), (b, a))

# %% wrong: The product itself for both | mentions: derivative
def mul(a, b):
    p = a.value * b.value
    return Node(p, (a, b), (p, p))

# %% wrong: Only the first factor is recorded, as if the second were a constant
# | mentions: no path|among the parents
def mul(a, b):
    return Node(a.value * b.value, (a,), (b.value,))

# %% wrong: a·a is listed once, with derivative a | mentions: two uses|half|1/2
def mul(a, b):
    if a is b:
        return Node(a.value**2, (a,), (a.value,))
    return Node(a.value * b.value, (a, b), (b.value, a.value))

# %% wrong: The value of a sum with the derivatives of a product | mentions: value of mul
def mul(a, b):
    return Node(a.value + b.value, (a, b), (b.value, a.value))
