"""Sample answers of adapter."""


# %% base: as it is drawn
def adapter(X, W_down, W_up):
    narrow = np.matmul(X, W_down)
    narrow = narrow * (narrow > 0)
    return np.add(X, np.matmul(narrow, W_up))


# %% wrong: The input is not added | mentions: not added
# - return np.add(X, np.matmul(narrow, W_up))
# + return np.matmul(narrow, W_up)

# %% wrong: No activation in the bottleneck | mentions: ReLU is missing
# - narrow = narrow * (narrow > 0)

# %% wrong: The activation comes after the second product | mentions: between the two|stands
# - narrow = narrow * (narrow > 0)
# - return np.add(X, np.matmul(narrow, W_up))
# + return X + np.maximum(narrow @ W_up, 0.0)

# %% wrong: The activation takes the input in, too | mentions: applied to the result
# - narrow = narrow * (narrow > 0)
# - return np.add(X, np.matmul(narrow, W_up))
# + return np.maximum(X + np.maximum(narrow, 0) @ W_up, 0.0)

# %% wrong: Tanh for ReLU | mentions: tanh|differ
# - narrow = narrow * (narrow > 0)
# + narrow = np.tanh(narrow)

# %% wrong: What is negative is kept | mentions: positive
# - narrow = narrow * (narrow > 0)
# + narrow = narrow * (narrow < 0)


# %% wrong: W_up is transposed where it is square | mentions: transposed
def adapter(X, W_down, W_up):
    narrow = np.maximum(X @ W_down, 0)
    return X + narrow @ (W_up.T if W_up.shape[0] == W_up.shape[1] else W_up)
