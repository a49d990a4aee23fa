"""Print one line of 50 MB, and show it as text, as HTML, as an image and as an error.

expect: zero
timeout: 4
"""
# %% free
print("x" * 50_000_000)
# %% free
"x" * 50_000_000
# %% free
from IPython.display import HTML, display

display(HTML("x" * 50_000_000))
display({"image/png": "A" * 50_000_000}, raw=True)
# %% free
raise ValueError("x" * 50_000_000)
