"""The model answers of assignment 04 against libraries that know nothing of them.

They are imported where they are used: every test process reads this file, and one of them runs it.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from solution_answers import answers_of

from coursekit.data import corpora


@pytest.fixture(scope="module")
def answers() -> SimpleNamespace:
    return answers_of("04-count-embeddings")


@pytest.fixture(scope="module")
def documents() -> list[list[str]]:
    return corpora.synthetic(300, seed=0)


def test_tokens_are_those_of_scikit_learn(answers):
    from sklearn.feature_extraction.text import CountVectorizer

    text = next(iter(corpora.python_topics().values())).replace("_", " ")
    expected = CountVectorizer(token_pattern=r"\w+|[^\w\s]").build_analyzer()(text)
    assert answers.tokenize(text) == expected


def test_term_document_counts_are_those_of_scikit_learn(answers, documents):
    from sklearn.feature_extraction.text import CountVectorizer

    vocabulary = answers.build_vocabulary([word for document in documents for word in document], min_count=3)
    expected = CountVectorizer(analyzer=list, vocabulary=vocabulary).transform(documents).toarray().T
    np.testing.assert_array_equal(answers.term_document_matrix(documents, vocabulary), expected)


def test_a_window_over_the_whole_document_is_the_self_product_without_its_own_tokens(answers, documents):
    from sklearn.feature_extraction.text import CountVectorizer

    vocabulary = answers.build_vocabulary([word for document in documents for word in document])
    X = CountVectorizer(analyzer=list, vocabulary=vocabulary).transform(documents).toarray().T
    expected = X @ X.T - np.diag(X.sum(axis=1))
    np.testing.assert_array_equal(answers.cooccurrence_matrix(documents, vocabulary, 100), expected)


@pytest.mark.parametrize("shape", [(4, 7), (6, 3)])
def test_pmi_averages_to_the_mutual_information_of_scikit_learn(answers, shape):
    """For a table without negative PMI the average of PPMI is the mutual information."""
    from sklearn.metrics import mutual_info_score

    blocks = np.kron(np.eye(2, dtype=int), np.full((shape[0], shape[1]), 3))
    counts = blocks * np.arange(1, 1 + blocks.shape[1])
    bits = answers.ppmi(counts)
    average = float((counts / counts.sum() * bits).sum())
    assert average * np.log(2) == pytest.approx(mutual_info_score(None, None, contingency=counts))


def test_embeddings_are_those_of_scipy_and_scikit_learn_up_to_rotation(answers):
    from scipy.linalg import svd
    from sklearn.decomposition import TruncatedSVD

    rng = np.random.default_rng(0)
    M = np.maximum(rng.normal(size=(30, 20)) * 0.8 ** np.arange(20), 0)
    E = answers.svd_embeddings(M, 6)
    U, s, _ = svd(M)
    np.testing.assert_allclose(E @ E.T, U[:, :6] * s[:6] ** 2 @ U[:, :6].T, atol=1e-10)
    T = TruncatedSVD(6, algorithm="arpack", random_state=0).fit_transform(M)
    np.testing.assert_allclose(E @ E.T, T @ T.T, atol=1e-8)
