"""Notebooks as files, honest and odd ones."""

from __future__ import annotations

import json

from hypothesis import strategies as st


def file_of(*cells: object) -> bytes:
    """A notebook with these cells, whatever they are."""
    return json.dumps({"nbformat": 4, "cells": list(cells)}).encode()


#: Whatever JSON can hold.
json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)
