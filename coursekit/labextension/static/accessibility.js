/* Names for what JupyterLab and ipywidgets leave without one: figures and sliders, for readers who do not see them. */

/** The description that travels with a figure: its metadata, or else the plain text beside it. */
const description = (model) =>
  model.metadata["image/png"]?.alt ?? model.metadata.alt ?? model.data["text/plain"]?.replace(/^Figure: /, "") ?? "";

/** Name a slider's handle, and the box with its value, by the label in front of them. */
const nameSlider = (handle) => {
  const widget = handle.closest(".jupyter-widgets");
  const label = widget?.querySelector(".widget-label")?.textContent.trim();
  if (!label) return;
  handle.setAttribute("aria-label", label);
  const value = widget.querySelector(".widget-readout");
  value?.setAttribute("role", "textbox");
  value?.setAttribute("aria-label", `${label}, value`);
};

/** The plugin, made of JupyterLab's own module. */
export const makePlugin = (name, { IRenderMimeRegistry, RenderedImage }) => ({
  id: `${name}:accessibility`,
  description: "Gives figures their descriptions and sliders their names.",
  autoStart: true,
  requires: [IRenderMimeRegistry],
  activate: (app, rendermime) => {
    class DescribedImage extends RenderedImage {
      async render(model) {
        await super.render(model);
        const image = this.node.querySelector("img");
        if (image) image.alt = description(model);
      }
    }
    const createRenderer = (options) => new DescribedImage(options);
    // Before JupyterLab's own, whose rank is 90.
    rendermime.addFactory({ safe: true, mimeTypes: ["image/png"], createRenderer }, 80);

    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) node.querySelectorAll?.(".noUi-handle").forEach(nameSlider);
    }).observe(document.body, { childList: true, subtree: true });
  },
});
