"use strict";
// Tables that can be sorted and filtered. Without this script they are plain tables.
for (const box of document.querySelectorAll(".sortable")) {
  const table = box.querySelector("table");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows];
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const tools = make("div", { className: "tools" });
  const find = make("input", { type: "search", id: table.id + "-find", autocomplete: "off" });
  const order = make("select", { id: table.id + "-order" });
  const said = make("p", { className: "note" });
  said.setAttribute("role", "status");
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  const sort = (column, down) => {
    const sorted = [...rows].sort((one, other) => {
      const [a, b] = [value(one, column), value(other, column)];
      if (a === "" || b === "") return (a === "") - (b === "");
      const numbers = a - b;
      const found = Number.isNaN(numbers) ? a.localeCompare(b, undefined, { numeric: true }) : numbers;
      return down ? -found : found;
    });
    body.append(...sorted);
    heads.forEach((head, i) => {
      if (i === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    order.value = column + (down ? " down" : " up");
  };
  const filter = () => {
    const asked = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.hidden = !asked.every((word) => words.get(row).includes(word));
      count += !row.hidden;
    }
    said.textContent = count + " of " + rows.length + " shown";
  };

  heads.forEach((head, column) => {
    const title = head.textContent.trim();
    const button = make("button", { type: "button", textContent: title });
    // Numbers begin with the largest.
    const first = head.classList.contains("number");
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      sort(column, now ? now === "ascending" : first);
    });
    head.replaceChildren(button);
    for (const down of first ? [true, false] : [false, true]) {
      const way = head.classList.contains("number")
        ? (down ? "highest first" : "lowest first") : (down ? "Z to A" : "A to Z");
      order.append(make("option", { value: column + (down ? " down" : " up"), textContent: title + ", " + way }));
    }
  });
  order.addEventListener("change", () => {
    const [column, way] = order.value.split(" ");
    sort(Number(column), way === "down");
  });
  find.addEventListener("input", filter);
  const fields = [["Find ", find], ["Sort by ", order]].map(([textContent, field]) => {
    const pair = make("span", { className: "field" });
    pair.append(make("label", { htmlFor: field.id, textContent }), field);
    return pair;
  });
  tools.append(...fields, said);
  box.prepend(tools);
  const [first, way] = table.dataset.order.split(" ");
  heads[first].setAttribute("aria-sort", way === "down" ? "descending" : "ascending");
  order.value = table.dataset.order;
  filter();
}
