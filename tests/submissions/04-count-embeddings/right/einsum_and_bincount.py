"""bincount over flat pair numbers, einsum for the margins, warnings left on."""


def tokenize(text):
    return [m.group().lower() for m in re.finditer(r"[^\W_]+|\S", text)]


def term_document_matrix(documents, vocabulary):
    V, D = len(vocabulary), len(documents)
    flat = [vocabulary[t] * D + d for d, document in enumerate(documents) for t in document if t in vocabulary]
    return np.bincount(np.array(flat, dtype=int), minlength=V * D).reshape(V, D)


def cooccurrence_matrix(documents, vocabulary, window):
    V = len(vocabulary)
    flat = []
    for document in documents:
        ids = [vocabulary.get(token, None) for token in document]
        for i, a in enumerate(ids):
            around = ids[max(i - window, 0) : i] + ids[i + 1 : i + 1 + window]
            flat += [a * V + b for b in around if a is not None and b is not None]
    return np.bincount(np.array(flat, dtype=int), minlength=V * V).reshape(V, V)


def ppmi(counts, context_smoothing=1.0):
    P = np.asarray(counts) / np.sum(counts)
    p_word, p_context = np.einsum("wc->w", P), np.einsum("wc->c", P)
    p_context = p_context**context_smoothing / np.sum(p_context**context_smoothing)
    pmi = np.log2(P / np.einsum("w,c->wc", p_word, p_context))
    pmi[np.isnan(pmi) | (pmi < 0)] = 0
    return pmi


def svd_embeddings(M, dim):
    U, S, Vt = np.linalg.svd(M)
    return np.einsum("wi,i->wi", U[:, :dim], S[:dim])
