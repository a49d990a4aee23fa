"""Values, reprs that fail, rich objects, very long lines, empty cells, comments."""
# %% free
# only a comment
# %% free

# %% free
class Odd:
    def __repr__(self): raise RuntimeError("no representation")
    def _repr_html_(self): return "<table><tr><td>1</td></tr></table>"
Odd()
# %% free
"x" * 200_000
# %% free
{1: {2: {3: [None, float("nan"), float("inf")]}}}
# %% free
print("\u202e \ud83d\ude00 \x1b[31mred\x1b[0m \0 ünïcödé")
# %% free
print("\ud800")
