"""scikit-learn's TruncatedSVD; counts by Counter and by sorting."""

from itertools import groupby

from sklearn.decomposition import TruncatedSVD


def build_vocabulary(tokens, min_count=1):
    runs = [(word, len(list(run))) for word, run in groupby(sorted(tokens))]
    kept = [(-n, word) for word, n in runs if n >= min_count]
    return {word: i for i, (_, word) in enumerate(sorted(kept))}


def term_document_matrix(documents, vocabulary):
    counters = [Counter(document) for document in documents]
    words = sorted(vocabulary, key=vocabulary.get)
    return np.array([[counter[word] for counter in counters] for word in words])


def svd_embeddings(M, dim):
    M = np.asarray(M, dtype=float)
    if dim >= M.shape[1]:  # TruncatedSVD wants fewer components than features
        U, s, _ = np.linalg.svd(M, full_matrices=False)
        return U[:, :dim] * s[:dim]
    return TruncatedSVD(dim, n_iter=30, random_state=0).fit_transform(M)
