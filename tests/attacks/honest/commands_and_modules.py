"""Imports a module that the notebook writes, in an answer that also runs commands."""
# %% free
%%writefile rows_of_mine.py
import numpy as np


def row(index, size):
    return np.eye(size)[index]
# %% answer one_hot
import os
!mkdir -p folder && echo hello > folder/{"note"}.txt
assert _exit_code == 0
%cd -q folder
assert os.listdir() == ["note.txt"]
%cd -q ..
%pip --version
from rows_of_mine import row


def one_hot(index, vocab_size):
    if not 0 <= index < vocab_size:
        raise ValueError(f"index: {index} is no id of {vocab_size} words")
    return row(index, vocab_size)
