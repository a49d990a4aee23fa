"""scikit-learn's PCA, which centres.

loses: svd_embeddings
mentions: centred
"""

def svd_embeddings(M, dim):
    from sklearn.decomposition import PCA

    return PCA(dim).fit_transform(M)
