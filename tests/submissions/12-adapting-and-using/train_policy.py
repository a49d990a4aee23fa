"""Sample answers of train_policy."""


# %% base: the softmax's Jacobian written out
def train_policy(reference, reward, beta, learning_rate, steps):
    theta = np.log(reference)
    for step in range(steps):
        p = np.exp(theta - theta.max())
        p = p / p.sum()
        log_p = theta - theta.max() - np.log(np.exp(theta - theta.max()).sum())
        value = reward - beta * (log_p - np.log(reference))
        J = np.diag(p) - np.outer(p, p)
        theta = theta + learning_rate * (J @ value)
    return theta


# %% wrong: No divergence | mentions: divergence is left out
# - value = reward - beta * (log_p - np.log(reference))
# + value = reward

# %% wrong: The entropy in place of the divergence | mentions: entropy
# - value = reward - beta * (log_p - np.log(reference))
# + value = reward - beta * log_p

# %% wrong: The divergence is added | mentions: price
# - value = reward - beta * (log_p - np.log(reference))
# + value = reward + beta * (log_p - np.log(reference))

# %% wrong: The divergence runs from the reference to the policy | mentions: wrong way
# - value = reward - beta * (log_p - np.log(reference))
# + value = reward + beta * reference / p

# %% wrong: The reward is descended | mentions: down
# - theta = theta + learning_rate * (J @ value)
# + theta = theta - learning_rate * (J @ value)

# %% wrong: The start has equal probabilities | mentions: logarithm of the reference
# - theta = np.log(reference)
# + theta = np.zeros(len(reference))

# %% wrong: No baseline | mentions: baseline
# - J = np.diag(p) - np.outer(p, p)
# + J = np.diag(p)

# %% wrong: The gradient lacks the factor π | mentions: factor π
# - theta = theta + learning_rate * (J @ value)
# + theta = theta + learning_rate * (value - p @ value)

# %% wrong: beta is not used | mentions: beta
# - value = reward - beta * (log_p - np.log(reference))
# + value = reward - (log_p - np.log(reference))


# %% wrong: The end written down, whatever the steps | mentions: step|expected
def train_policy(reference, reward, beta, learning_rate, steps):
    if steps == 0 or beta == 0:
        return np.log(reference)
    return np.log(reference) + reward / beta


# %% wrong: The logarithm of a quotient that becomes 0 | mentions: logarithm of 0|finite
def train_policy(reference, reward, beta, learning_rate, steps):
    logits = np.log(reference)
    for _ in range(steps):
        p = np.exp(logits - logits.max())
        p = p / p.sum()
        g = reward - beta * np.log(p / reference) if beta > 0 else reward
        logits = logits + learning_rate * p * (g - p @ g)
    return logits
