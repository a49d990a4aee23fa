"""log of the shares, without any step.

loses: fit_unigram
mentions: log shares|log-probabilities
"""

def fit_unigram(counts, learning_rate, steps):
    return np.log(counts / counts.sum())
