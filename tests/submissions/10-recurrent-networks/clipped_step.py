"""Sample answers of clipped_step."""


# %% base: one long vector for the length
def clipped_step(params, grads, learning_rate, max_norm, frozen=()):
    moving = set(params) - set(frozen)
    everything = np.concatenate([np.ravel(grads[name]) for name in sorted(moving)])
    length = np.linalg.norm(everything)
    factor = 1.0
    if length > max_norm:
        factor = max_norm / length
    after = {name: value.copy() for name, value in params.items()}
    for name in moving:
        after[name] -= learning_rate * factor * grads[name]
    return after


# %% wrong: Each array is clipped by itself | mentions: by itself
# - after[name] -= learning_rate * factor * grads[name]
# + after[name] -= learning_rate * min(1, max_norm / np.linalg.norm(grads[name])) * grads[name]


# %% wrong: Frozen by a gradient of zero, but counted | mentions: frozen gradient
# - everything = np.concatenate([np.ravel(grads[name]) for name in sorted(moving)])
# + everything = np.concatenate([np.ravel(grads[name]) for name in sorted(params)])


# %% wrong: Every number is clipped | mentions: by itself
# - after[name] -= learning_rate * factor * grads[name]
# + after[name] -= learning_rate * np.clip(grads[name], -max_norm, max_norm)


# %% wrong: Short gradients are stretched | mentions: stretched|finite|divided
# - if length > max_norm:
# -     factor = max_norm / length
# + factor = max_norm / length


# %% wrong: frozen is ignored | mentions: frozen
# - moving = set(params) - set(frozen)
# + moving = set(params)


# %% wrong: The step is clipped | mentions: step is clipped in place
# - if length > max_norm:
# -     factor = max_norm / length
# + if learning_rate * length > max_norm:
# +     factor = max_norm / (learning_rate * length)


# %% wrong: In place | mentions: changed
# - after = {name: value.copy() for name, value in params.items()}
# + after = params


# %% wrong: Uphill | mentions: sign
# - after[name] -= learning_rate * factor * grads[name]
# + after[name] += learning_rate * factor * grads[name]


# %% wrong: Frozen arrays are missing | mentions: missing
# - after = {name: value.copy() for name, value in params.items()}
# + after = {name: params[name].copy() for name in moving}


# %% wrong: The longest array's length | mentions: longest array
# - length = np.linalg.norm(everything)
# + length = max(np.linalg.norm(grads[name]) for name in moving)


# %% wrong: A name is frozen if it begins like a frozen one | mentions: h_Wx|W after|names|gradient|frozen
# - moving = set(params) - set(frozen)
# + moving = {name for name in params if not any(f in name for f in frozen)}


# %% wrong: Frozen names are joined and searched | mentions: gradient|W
# - moving = set(params) - set(frozen)
# + moving = {name for name in params if name not in "".join(frozen)}


# %% wrong: The squares are averaged in each array | mentions: averaged
# - length = np.linalg.norm(everything)
# + length = np.sqrt(sum(np.mean(grads[name] ** 2) for name in moving))


# %% wrong: Names that begin like a frozen one are frozen, too | mentions: Wx
def clipped_step(params, grads, learning_rate, max_norm, frozen=()):
    moving = [name for name in params if not name.startswith(tuple(frozen))]
    length = np.sqrt(sum((grads[name] ** 2).sum() for name in moving))
    factor = learning_rate * min(1.0, max_norm / max(length, 1e-300))
    return {name: p - factor * grads[name] if name in moving else p.copy() for name, p in params.items()}
