"""Widgets: sliders, interact, outputs."""
# %% free
import ipywidgets as widgets
from IPython.display import HTML, Markdown, clear_output, display

slider = widgets.FloatSlider(value=0.5, min=0, max=1)
display(slider)


@widgets.interact(angle=(0, 360))
def show(angle=60):
    print(np.cos(np.radians(angle)))


out = widgets.Output()
with out:
    print("inside")
display(out, HTML("<b>bold</b>"), Markdown("*text*"))
clear_output(wait=True)
