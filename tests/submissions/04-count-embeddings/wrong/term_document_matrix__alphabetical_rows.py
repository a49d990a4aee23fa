"""Rows in alphabetical order, ids ignored.

loses: term_document_matrix
mentions: order of the dict
"""

def term_document_matrix(documents, vocabulary):
    return np.array([[list(document).count(word) for document in documents] for word in sorted(vocabulary)])
