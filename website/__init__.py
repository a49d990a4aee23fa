"""The course as a static site: ``make site``.

Sphinx with MyST-NB makes the pages from the committed notebooks, which are never run for it; what is here
prepares its sources. Nothing is fetched while it builds, and a page asks no other host for anything.

==============  ============================================================================================
``units``       the units, from the folders `lectures/` and `assignments/`
``notebooks``   a notebook as the site shows it: figures with captions and alt texts, folded answers
``frames``      the pictures that a slider moves through, drawn ahead
``pages``       home, syllabus and the tables in them
``lite``        JupyterLite, with the course's wheel and those that Pyodide lacks
``pyodide``     Pyodide's core for it, and the packages with which a kernel starts
``build``       all of it, in order, into `build/site/`
``conf``        Sphinx's configuration
==============  ============================================================================================
"""
