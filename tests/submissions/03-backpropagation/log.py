"""Sample answers of log."""

# %% wrong: The logarithm to base 10, with its derivative | mentions: logarithm|base
def log(a):
    return Node(math.log10(a.value), (a,), (1 / (a.value * math.log(10)),))

# %% wrong: The value to base 2, the derivative of ln | mentions: logarithm|base
def log(a):
    return Node(math.log2(a.value), (a,), (1 / a.value,))

# %% wrong: An epsilon inside the logarithm | mentions: epsilon|log
def log(a):
    return Node(math.log(a.value + 1e-8), (a,), (1 / (a.value + 1e-8),))

# %% wrong: log(1 + a) | mentions: value of log
def log(a):
    return Node(math.log1p(a.value), (a,), (1 / (1 + a.value),))

# %% wrong: −ln a: the loss, not the logarithm | mentions: sign
def log(a):
    return Node(-math.log(a.value), (a,), (-1 / a.value,))

# %% wrong: −1/a², the derivative of 1/a | mentions: derivative of 1/a
def log(a):
    return Node(math.log(a.value), (a,), (-1 / a.value**2,))

# %% wrong: 1 divided by the logarithm | mentions: 1 divided by the logarithm
def log(a):
    v = math.log(a.value)
    return Node(v, (a,), (1 / v if v else 0.0,))

# %% wrong: a in place of 1/a | mentions: a itself
def log(a):
    return Node(math.log(a.value), (a,), (a.value,))

# %% wrong: No argument below 1e-12 | mentions: no limit
def log(a):
    value = max(a.value, 1e-12)
    return Node(math.log(value), (a,), (1 / value,))
