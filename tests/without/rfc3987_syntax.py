"""Stands in the way of the package of this name in test runs, and in the processes that they start.

jsonschema tries to import it, for a format that no notebook uses, and does without it when it is missing. It
parses its grammar on every import: most of what ``import nbformat`` takes, in each process of nbgrader,
JupyterLab and pytest.
"""

raise ImportError("left out of test runs; see this file")
