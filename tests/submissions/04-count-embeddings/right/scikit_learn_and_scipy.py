"""Other libraries wherever they fit: CountVectorizer, sparse matrices, a truncated SVD."""

from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer


def tokenize(text):
    return CountVectorizer(token_pattern=r"\w+|[^\w\s]").build_analyzer()(text)


def term_document_matrix(documents, vocabulary):
    vectorizer = CountVectorizer(analyzer=list, vocabulary=dict(vocabulary))
    return vectorizer.transform(documents).T.toarray()


def cooccurrence_matrix(documents, vocabulary, window):
    V = len(vocabulary)
    rows, columns = [], []
    for document in documents:
        for i, centre in enumerate(document):
            for other in document[max(0, i - window) : i]:
                if centre in vocabulary and other in vocabulary:
                    rows.append(vocabulary[centre])
                    columns.append(vocabulary[other])
    half = sparse.coo_matrix((np.ones(len(rows)), (rows, columns)), shape=(V, V)).toarray()
    return half + half.T


def ppmi(counts, context_smoothing=1.0):
    cells = sparse.coo_matrix(np.asarray(counts, dtype=float))
    rows = np.asarray(cells.sum(axis=1)).ravel()
    powers = np.asarray(cells.sum(axis=0)).ravel() ** context_smoothing
    information = np.log2(cells.data * powers.sum() / (rows[cells.row] * powers[cells.col]))
    kept = np.where(information > 0, information, 0)
    return sparse.coo_matrix((kept, (cells.row, cells.col)), shape=cells.shape).toarray()


def svd_embeddings(M, dim):
    from scipy.linalg import svd

    U, s, _ = svd(np.asarray(M, dtype=float), lapack_driver="gesvd")
    return U[:, :dim] @ np.diag(s[:dim])
