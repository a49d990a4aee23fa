"""Magics and shell commands, also such as this shell does not have."""
# %% free
%timeit -n 1 -r 1 sum(range(100))
# %% free
%%time
total = sum(range(1000))
# %% free
!echo hello from the shell
files = !ls
%pwd
%who
%load_ext autoreload
%autoreload 2
# %% free
%%bash
echo "bash here"
# %% free
%%writefile helper.py
def helper(): return 1
# %% free
import helper
helper.helper()
%no_such_magic
# %% free
%%no_such_cell_magic
text
# %% free
?np.sum
# %% free
%pip install numpy
