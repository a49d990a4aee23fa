"""What is left of code once everything that a copy changes is gone."""

from __future__ import annotations

from autograder.similarity.tokens import code_tokens, word_tokens


def test_names_comments_layout_strings_and_long_numbers_do_not_matter() -> None:
    one = code_tokens('def f(a):\n    """Doc."""\n    total = a + 1.25  # sum\n    return {"x": total}\n')
    other = code_tokens("def g(values):\n  result=values+17.0;\n\n  # another\n  return {'yy\\n': result}")
    assert one.texts == other.texts
    assert one.texts[:5] == ["def", "v", "(", "v", ")"]


def test_what_python_and_the_assignment_name_stays() -> None:
    tokens = code_tokens("np.sum(softmax(x), 0)", given=frozenset({"np", "softmax"}))
    assert tokens.texts == ["np", ".", "sum", "(", "softmax", "(", "v", ")", ",", "0", ")"]
    assert code_tokens("np.sum(x)").texts != code_tokens("np.dot(x)").texts


def test_an_attribute_of_ones_own_is_a_name_like_any_other() -> None:
    one = code_tokens("self.width = 3\nprint(self.width)")
    assert one.texts == code_tokens("self.breadth = 3\nprint(self.breadth)").texts


def test_lines_of_the_assignment_and_imports_are_left_out() -> None:
    tokens = code_tokens("import math\ndef f(x):\n    return x", known_lines=frozenset({"def f(x):"}))
    assert tokens.texts == ["return", "v"]


def test_spans_say_where_a_token_stands() -> None:
    source = "total = 'a b' + x"
    tokens = code_tokens(source)
    assert [source[start:end] for start, end in tokens.spans] == ["total", "=", "'a b'", "+", "x"]


def test_what_is_no_python_is_cut_up_all_the_same() -> None:
    assert "return" in code_tokens("%matplotlib inline\ndef f(:\n  return ((1\n'unfinished").texts


def test_prose_is_its_words_whatever_their_case_and_script() -> None:
    assert word_tokens("Two *Words*, here.").texts == [" two", " words", " here"]
    assert word_tokens("二つ").texts == [" 二", " つ"]
