"""Sample answers of sgd_step."""

# %% wrong: The gradients are scaled in place | mentions: changed its argument
def sgd_step(params, grads, learning_rate):
    for k in grads:
        grads[k] *= learning_rate
    return {k: v - grads[k] for k, v in params.items()}

# %% wrong: The old arrays are changed in place, and the old dict comes back | mentions: changed its argument
def sgd_step(params, grads, learning_rate):
    for k in params:
        params[k] -= learning_rate * grads[k]
    return params

# %% wrong: The learning rate is left out | mentions: learning rate is left out|divided|times
def sgd_step(params, grads, learning_rate):
    return {k: v - grads[k] for k, v in params.items()}

# %% wrong: Each gradient is scaled to length 1 | mentions: length 1|expected
def sgd_step(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] / (np.linalg.norm(grads[k]) + 1e-12) for k, v in params.items()}

# %% wrong: The old dict is filled with new arrays | mentions: changed its argument
def sgd_step(params, grads, learning_rate):
    for k in params:
        params[k] = params[k] - learning_rate * grads[k]
    return params

# %% wrong: Nothing comes back | mentions: None
def sgd_step(params, grads, learning_rate):
    {k: v - learning_rate * grads[k] for k, v in params.items()}

# %% wrong: A new dict around the old arrays | mentions: changed its argument
def sgd_step(params, grads, learning_rate):
    new = dict(params)
    for k in new:
        new[k] -= learning_rate * grads[k]
    return new

# %% wrong: Only the sign of the gradient counts | mentions: sign|expected
def sgd_step(params, grads, learning_rate):
    return {k: v - learning_rate * np.sign(grads[k]) for k, v in params.items()}

# %% wrong: The step without the old parameters | mentions: step alone|expected
def sgd_step(params, grads, learning_rate):
    return {k: -learning_rate * grads[k] for k in params}

# %% wrong: The gradient is added | mentions: uphill
def sgd_step(params, grads, learning_rate):
    return {k: v + learning_rate * grads[k] for k, v in params.items()}

# %% wrong: Biases stay as they are | mentions: b1
def sgd_step(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] if k.startswith('W') else v.copy() for k, v in params.items()}

# %% wrong: A list of the new arrays | mentions: expected a dict
def sgd_step(params, grads, learning_rate):
    return [v - learning_rate * grads[k] for k, v in params.items()]

# %% wrong: Gradients are clipped at 10 | mentions: clip nothing
def sgd_step(params, grads, learning_rate):
    return {name: w - learning_rate * np.clip(grads[name], -10, 10) for name, w in params.items()}

# %% wrong: No learning rate above 1 | mentions: clip nothing
def sgd_step(params, grads, learning_rate):
    return {name: w - min(learning_rate, 1.0) * grads[name] for name, w in params.items()}

# %% wrong: Parameters and gradients are paired by their order | mentions: a dict of 4 items|belong together by name
def sgd_step(params, grads, learning_rate):
    return {name: w - learning_rate * g for (name, w), g in zip(params.items(), grads.values())}
