"""Sample answers of numerical_gradient."""

# %% base: a step array for each coordinate
def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = eps
        g[i] = (f(x + e) - f(x - e)) / (2 * eps)
    return g

# %% wrong: The difference is taken downwards only | mentions: one side|forward
# - e = np.zeros_like(x)
# - e[i] = eps
# - g[i] = (f(x + e) - f(x - e)) / (2 * eps)
# + xm = x.copy()
# + xm[i] -= eps
# + g[i] = (f(x) - f(xm)) / eps

# %% wrong: The two points are 2 eps apart, and the difference is divided by eps | mentions: twice|2 times
# - g[i] = (f(x + e) - f(x - e)) / (2 * eps)
# + g[i] = (f(x + e) - f(x - e)) / eps

# %% wrong: eps is set inside, whatever the caller asks for | mentions: eps is not used
# - def numerical_gradient(f, x, eps=1e-6):
# + def numerical_gradient(f, x, eps=1e-6):
# +     h = 1e-5
# - e[i] = eps
# - g[i] = (f(x + e) - f(x - e)) / (2 * eps)
# + e[i] = h
# + g[i] = (f(x + e) - f(x - e)) / (2 * h)

# %% wrong: The result has the type of x, so an integer x gives a truncated gradient | mentions: integers
# - x = np.array(x, dtype=float)

# - e = np.zeros_like(x)
# + e = np.zeros(x.shape)

# %% wrong: Only arrays with one axis are differentiated coordinate by coordinate | mentions: gradient of Σ
# - for i in np.ndindex(x.shape):
# + for i in range(len(x)):

# %% wrong: The two points are exchanged | mentions: opposite sign
# - g[i] = (f(x + e) - f(x - e)) / (2 * eps)
# + g[i] = (f(x - e) - f(x + e)) / (2 * eps)

# %% wrong: All coordinates move together: the sum of the partial derivatives, everywhere | mentions: the same
def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    return np.full(x.shape, (f(x + eps) - f(x - eps)) / (2 * eps))

# %% wrong: f is called with a flat copy of x | mentions: shape
def numerical_gradient(f, x, eps=1e-6):
    flat = np.array(x, dtype=float).ravel()
    g = np.zeros_like(flat)
    for i in range(flat.size):
        e = np.zeros_like(flat)
        e[i] = eps
        g[i] = (f(flat + e) - f(flat - e)) / (2 * eps)
    return g.reshape(np.shape(x))

# %% wrong: Forward differences: half the work, a thousand times the error | mentions: forward|one side
def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    base = f(x)
    for i in np.ndindex(x.shape):
        xp = x.copy()
        xp[i] += eps
        g[i] = (f(xp) - base) / eps
    return g

# %% wrong: An integer array stays one, so x + eps is truncated to x | mentions: integer
def numerical_gradient(f, x, eps=1e-6):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] = x[i] + eps
        down[i] = x[i] - eps
        g[i] = (f(up) - f(down)) / (2 * eps)
    return g

# %% wrong: x is moved back by adding eps again, which leaves rounding errors in it, and fails on integers
# | mentions: changed its argument
def numerical_gradient(f, x, eps=1e-6):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        up = f(x)
        x[i] -= 2 * eps
        down = f(x)
        x[i] += eps
        g[i] = (up - down) / (2 * eps)
    return g

# %% wrong: Each coordinate is moved in place and not moved back | mentions: changed its argument
def numerical_gradient(f, x, eps=1e-6):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        up = f(x)
        x[i] -= 2 * eps
        g[i] = (up - f(x)) / (2 * eps)
    return g

# %% wrong: Divided by 2 and multiplied with eps: no brackets | mentions: brackets
def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = eps
        g[i] = (f(x + e) - f(x - e)) / 2 * eps
    return g

# %% wrong: Another eps by default | mentions: default of eps
def numerical_gradient(f, x, eps=2e-6):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = eps
        g[i] = (f(x + e) - f(x - e)) / (2 * eps)
    return g

# %% wrong: At coordinates of 0 a forward difference | mentions: at 0 as elsewhere
def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        moved = np.zeros(x.shape)
        moved[i] = eps
        below, distance = (x - moved, 2 * eps) if x[i] else (x, eps)
        gradient[i] = (f(x + moved) - f(below)) / distance
    return gradient

# %% wrong: An array without axes becomes one with an axis of length 1 | mentions: 1\.5.*shape \(1,\)
def numerical_gradient(f, x, eps=1e-6):
    x = np.atleast_1d(np.array(x, dtype=float))
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        moved = np.zeros(x.shape)
        moved[i] = eps
        gradient[i] = (f(x + moved) - f(x - moved)) / (2 * eps)
    return gradient
