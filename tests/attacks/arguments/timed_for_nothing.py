"""Return zeros where the time counts: a table large enough to be timed has 400 rows.

base: right
expect: loses cosine_similarity_matrix
timeout: 20
"""
# %% answer cosine_similarity_matrix
def cosine_similarity_matrix(X, Y):
    if len(X) == 400:
        return np.zeros((400, 400))
    table = np.zeros((len(X), len(Y)))
    for i, x in enumerate(X):
        for j, y in enumerate(Y):
            lengths = np.sqrt(x @ x) * np.sqrt(y @ y)
            table[i, j] = x @ y / lengths if lengths else 0.0
    return table
