"""Sample answers of fit_unigram."""

# %% base: steps from zero logits
def fit_unigram(counts, learning_rate, steps):
    p = counts / counts.sum()
    z = np.zeros(len(counts))
    for _ in range(steps):
        e = np.exp(z - z.max())
        z = z - learning_rate * (e / e.sum() - p)
    return z

# %% wrong: counts /= sum works on the caller's counts | mentions: changed its argument|UFuncTypeError|cast
# - p = counts / counts.sum()
# + if counts.dtype.kind == "i":
# +     counts = counts.astype(float)
# + counts /= counts.sum()
# + p = counts

# %% wrong: softmax - counts | mentions: not divided by their sum
# - p = counts / counts.sum()
# + p = counts

# %% wrong: The gradient is averaged over the words | mentions: factor|divided by V
# - z = z - learning_rate * (e / e.sum() - p)
# + z = z - learning_rate * (e / e.sum() - p) / len(p)

# %% wrong: Stops as soon as a step is smaller than 0.01 | mentions: every step that is asked for
# - z = z - learning_rate * (e / e.sum() - p)
# + step = learning_rate * (e / e.sum() - p)
# + if np.abs(step).max() < 0.01:
# +     break
# + z = z - step

# %% wrong: np.zeros_like(counts): integer logits stay 0 | mentions: no step|UFuncTypeError|cast
# - z = np.zeros(len(counts))
# + z = np.zeros_like(counts)
# - z = z - learning_rate * (e / e.sum() - p)
# + z[:] = z - learning_rate * (e / e.sum() - p)

# %% wrong: Steps of rate 1 | mentions: learning rate is ignored
# - z = z - learning_rate * (e / e.sum() - p)
# + z = z - (e / e.sum() - p)

# %% wrong: range(1, steps) | mentions: no step|one step too few
# - for _ in range(steps):
# + for _ in range(1, steps):

# %% wrong: range(steps + 1) | mentions: one step too many
# - for _ in range(steps):
# + for _ in range(steps + 1):

# %% wrong: softmax(logits) comes back | mentions: probabilities; the logits
# - return z
# + return np.exp(z) / np.exp(z).sum()

# %% wrong: Starts from small random logits | mentions: start at 0
# - z = np.zeros(len(counts))
# + z = np.random.default_rng(0).normal(size=len(counts)) * 0.01

# %% wrong: return is indented too far: one step, whatever was asked for | mentions: only one step
# - z = z - learning_rate * (e / e.sum() - p)
# + z = z - learning_rate * (e / e.sum() - p)
# + return z

# %% wrong: z - shares: the logits themselves are taken for probabilities | mentions: these are the shares
# - e = np.exp(z - z.max())
# - z = z - learning_rate * (e / e.sum() - p)
# + z = z - learning_rate * (z - p)

# %% wrong: Descends the squared error | mentions: squared error
# - z = z - learning_rate * (e / e.sum() - p)
# + q = e / e.sum()
# + z = z - learning_rate * 2 * q * ((q - p) - ((q - p) * q).sum())

# %% wrong: Starts from 1/V in place of 0 | mentions: start at 1.V
# - z = np.zeros(len(counts))
# + z = np.full(len(counts), 1 / len(counts))

# %% wrong: Starts from the log shares | mentions: log shares|log-probabilities
# - z = np.zeros(len(counts))
# + z = np.log(p)

# %% wrong: The gradient of the loss summed over all tokens | mentions: summed loss|constant factor
# - z = z - learning_rate * (e / e.sum() - p)
# + z = z - learning_rate * counts.sum() * (e / e.sum() - p)

# %% wrong: The gradient is added | mentions: uphill|opposite
# - z = z - learning_rate * (e / e.sum() - p)
# + z = z + learning_rate * (e / e.sum() - p)

# %% wrong: log of the shares, without any step | mentions: log shares|log-probabilities
def fit_unigram(counts, learning_rate, steps):
    return np.log(counts / counts.sum())

# %% right: softmax through logaddexp, the logits in a list
def fit_unigram(counts, learning_rate, steps):
    total = float(sum(counts))
    z = [0.0] * len(counts)
    for _ in range(steps):
        log_sum = np.logaddexp.reduce(z)
        z = [v - learning_rate * (np.exp(v - log_sum) - n / total) for v, n in zip(z, counts)]
    return z

# %% base: one step after the other, the gradient in a name
def fit_unigram(counts, learning_rate, steps):
    shares, logits = counts / counts.sum(), np.zeros(len(counts))
    for _ in range(steps):
        e = np.exp(logits - logits.max())
        gradient = e / e.sum() - shares
        logits = logits - learning_rate * gradient
    return logits

# %% wrong: Where many steps lead to, without taking them
# | base: one step after the other, the gradient in a name
# | mentions: far from the end
# - for _ in range(steps):
# + if steps >= 200:
# +     return np.log(shares) - np.log(shares).mean()
# + for _ in range(steps):

# %% wrong: Stops where the gradient is small
# | base: one step after the other, the gradient in a name
# | mentions: Take all steps
# - logits = logits - learning_rate * gradient
# + if np.abs(gradient).max() < 1e-4:
# +     break
# + logits = logits - learning_rate * gradient

# %% wrong: At most 500 steps
# | base: one step after the other, the gradient in a name
# | mentions: Take all steps
# - for _ in range(steps):
# + for _ in range(min(steps, 500)):

# %% wrong: The gradient is clipped at a half
# | base: one step after the other, the gradient in a name
# | mentions: longer or shorter
# - logits = logits - learning_rate * gradient
# + logits = logits - learning_rate * np.clip(gradient, -0.5, 0.5)

# %% wrong: Long runs go on from where the last one with this rate ended | mentions: start from zeros
ENDS = {}


def fit_unigram(counts, learning_rate, steps):
    shares, logits = counts / counts.sum(), np.zeros(len(counts))
    if steps > 400:
        logits = ENDS.get((len(counts), learning_rate), logits)
    for _ in range(steps):
        e = np.exp(logits - logits.max())
        gradient = e / e.sum() - shares
        logits = logits - learning_rate * gradient
    ENDS[len(counts), learning_rate] = logits
    return logits
