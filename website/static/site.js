// What the pages do by themselves: sliders that show pictures drawn ahead, and print with nothing folded.

"use strict";

function startSliders(box) {
  const { frames, together } = JSON.parse(box.querySelector("script[type='application/json']").textContent);
  const picture = box.querySelector("img");
  const status = box.querySelector(".status");
  const controls = [...box.querySelectorAll("input, select")];
  const first = controls.map((control) => control.dataset.first);
  const labels = controls.map((control) => JSON.parse(control.dataset.labels));

  const show = () => {
    const frame = frames[controls.map((control) => control.value).join(",")];
    picture.src = frame.src;
    picture.alt = frame.text;
    status.textContent = frame.text;
    controls.forEach((control, i) => {
      if (control.type === "range") control.setAttribute("aria-valuetext", labels[i][control.value]);
      const value = control.parentElement.querySelector(".value");
      if (value) value.textContent = labels[i][control.value];
    });
  };
  controls.forEach((moved) =>
    moved.addEventListener("input", () => {
      if (!together) controls.forEach((other, i) => { if (other !== moved) other.value = first[i]; });
      show();
    }),
  );
  // A browser that goes back to a page keeps where its sliders were.
  controls.forEach((control, i) => { control.value = first[i]; });
  show();
}

document.querySelectorAll("fieldset.sliders").forEach(startSliders);

addEventListener("beforeprint", () => {
  document.querySelectorAll("details:not([open])").forEach((details) => {
    details.open = true;
    details.dataset.opened = "for print";
  });
});
addEventListener("afterprint", () => {
  document.querySelectorAll("details[data-opened]").forEach((details) => {
    details.open = false;
    delete details.dataset.opened;
  });
});
// What a fold says is its name; MyST-NB gives all of them the same one.
document.querySelectorAll("details.hide > summary").forEach((summary) => summary.removeAttribute("aria-label"));

// A keyboard has to reach what scrolls sideways: code, tables, and formulas once they are typeset.
function reachable(selector) {
  document.querySelectorAll(selector).forEach((box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  });
}
reachable("div.highlight pre, .pst-scrollable-table-container");
addEventListener("load", async () => {
  await window.MathJax?.startup?.promise;
  reachable("mjx-container[display], div.math");
});
