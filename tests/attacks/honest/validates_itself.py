"""A cell that was left in: the notebook validates itself, and another one that is not there."""
# %% free
import coursekit

coursekit.validate()
coursekit.validate("another.ipynb")
