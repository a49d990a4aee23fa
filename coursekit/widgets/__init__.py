"""Interactive figures for the lectures: sliders that redraw a picture and a line of numbers.

Each unit has a module of its own; what they share, :func:`explorer` and its controls, is here.
"""

from coursekit.widgets._explorer import Explorer, dropdown, explorer, selection_slider, slider

__all__ = ["Explorer", "dropdown", "explorer", "selection_slider", "slider"]
