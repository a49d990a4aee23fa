"""Sample answers of exp."""

# %% wrong: 2 to the power of a, with the slope of e to the power of a | mentions: value of exp
def exp(a):
    v = 2.0**a.value
    return Node(v, (a,), (v,))

# %% wrong: (a) is no tuple | mentions: tuple|comma
def exp(a):
    v = math.exp(a.value)
    return Node(v, (a), (v))

# %% wrong: The derivative 1, which is right at a = 0 only | mentions: derivative of exp
def exp(a):
    return Node(math.exp(a.value), (a,), (1.0,))

# %% wrong: The argument's value as derivative | mentions: derivative of exp
def exp(a):
    return Node(math.exp(a.value), (a,), (a.value,))

# %% wrong: The slope is taken at the result | mentions: derivative of exp
def exp(a):
    v = math.exp(a.value)
    return Node(v, (a,), (math.exp(v),))

# %% wrong: A leaf that has forgotten where it comes from | mentions: no path|parents
def exp(a):
    return Node(math.exp(a.value))

# %% wrong: The power rule, a·e^(a − 1) | mentions: rule for a power
def exp(a):
    return Node(math.exp(a.value), (a,), (a.value * math.exp(a.value - 1),))

# %% wrong: The chain rule with the argument in place of its derivative | mentions: derivative of exp
def exp(a):
    v = math.exp(a.value)
    return Node(v, (a,), (a.value * v,))

# %% wrong: The exponent is cut off at 50, against an overflow | mentions: clip nothing
def exp(a):
    value = math.exp(min(a.value, 50.0))
    return Node(value, (a,), (value,))

# %% wrong: Never below 1e-12 | mentions: clip nothing
def exp(a):
    value = max(math.exp(a.value), 1e-12)
    return Node(value, (a,), (value,))
