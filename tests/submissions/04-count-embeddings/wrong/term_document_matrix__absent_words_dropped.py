"""Only words that occur get a row.

loses: term_document_matrix
mentions: row|shape
"""

def term_document_matrix(documents, vocabulary):
    rows = []
    for word in sorted(vocabulary, key=vocabulary.get):
        row = [list(document).count(word) for document in documents]
        if any(row):
            rows.append(row)
    return np.array(rows)
