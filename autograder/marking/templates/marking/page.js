"use strict";
// Keeps what is entered in this browser, and writes and reads the table that goes back to the instructor.
(() => {
  const body = document.body.dataset;
  const columns = JSON.parse(body.columns);
  const articles = [...document.querySelectorAll("article.answer")];
  const message = document.getElementById("message");
  const key = (article) => [article.dataset.answer, article.dataset.exercise, article.dataset.version].join(" ");
  const store = `marking ${body.assignment} ${body.assistant}`;

  // The points in a field: null where it is empty, NaN where they are none.
  const entered = (line) => {
    const text = line.querySelector(".given-points").value.trim().replace(",", ".");
    if (text === "") return null;
    const value = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
    return value <= Number(line.dataset.worth) ? value : NaN;
  };
  const lines = (article) => [...article.querySelectorAll(".line")];
  const short = (number) => String(Math.round(number * 100) / 100);

  const look = (article) => {
    const values = lines(article).map((line) => {
      const value = entered(line);
      line.querySelector(".given-points").setAttribute("aria-invalid", String(Number.isNaN(value)));
      return value;
    });
    const wrong = values.some(Number.isNaN);
    const done = !wrong && values.every((value) => value !== null);
    const sum = values.reduce((total, value) => total + (value || 0), 0);
    article.classList.toggle("wrong", wrong);
    article.classList.toggle("done", done);
    const most = lines(article).reduce((all, line) => all + Number(line.dataset.worth), 0);
    const total = article.querySelector("[data-total]");
    total.textContent = wrong ? "out of range" : values.every((value) => value === null) ? "" : `${short(sum)} of ${short(most)} points`;
  };
  const progress = () => {
    const count = articles.filter((article) => article.classList.contains("done")).length;
    const wrong = articles.filter((article) => article.classList.contains("wrong")).length;
    document.getElementById("progress").textContent =
      `${count} of ${articles.length} marked` + (wrong ? `, ${wrong} out of range` : "");
  };

  const state = (article) => ({
    points: lines(article).map((line) => line.querySelector(".given-points").value),
    said: lines(article).map((line) => line.querySelector(".said")?.value ?? ""),
    comment: article.querySelector(".comment-all").value,
  });
  const restore = (article, kept) => {
    lines(article).forEach((line, at) => {
      line.querySelector(".given-points").value = kept.points[at] ?? "";
      const said = line.querySelector(".said");
      if (said) said.value = kept.said[at] ?? "";
    });
    article.querySelector(".comment-all").value = kept.comment ?? "";
  };
  const keep = () => {
    const all = Object.fromEntries(articles.map((article) => [key(article), state(article)]));
    try {
      localStorage.setItem(store, JSON.stringify(all));
    } catch {
      message.textContent = "This browser keeps nothing: save before you close the page.";
    }
  };

  const quoted = (cell) => {
    // A spreadsheet would run what begins like a formula.
    const safe = /^[=+\-@]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const table = () => {
    const rows = [columns];
    for (const article of articles) {
      const { answer, exercise, version } = article.dataset;
      const about = { assistant: body.assistant, answer, exercise, version };
      const comment = article.querySelector(".comment-all").value.trim();
      let whole = false;
      for (const line of lines(article)) {
        const number = line.dataset.line;
        whole = whole || number === "";
        const row = {
          ...about,
          line: number,
          criterion: line.querySelector("[data-text]")?.dataset.text ?? "",
          worth: line.dataset.worth,
          points: line.querySelector(".given-points").value.trim().replace(",", "."),
          comment: number === "" ? comment : line.querySelector(".said").value.trim(),
        };
        rows.push(columns.map((column) => row[column] ?? ""));
      }
      if (!whole) rows.push(columns.map((column) => ({ ...about, comment })[column] ?? ""));
    }
    return rows.map((row) => row.map(quoted).join(",") + "\r\n").join("");
  };

  // A table (RFC 4180) as rows of cells.
  const parsed = (text) => {
    const rows = [[]];
    const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;
    text = text.replace(/^\ufeff/, "");
    while (cell.lastIndex < text.length) {
      const found = cell.exec(text);
      if (!found) return null;
      const plain = found[1].startsWith('"') ? found[1].slice(1, -1).replaceAll('""', '"') : found[1];
      rows.at(-1).push(/^'[=+\-@]/.test(plain) ? plain.slice(1) : plain);
      if (found[2] !== ",") rows.push([]);
    }
    return rows.filter((row) => row.length > 1);
  };
  const load = (text) => {
    const rows = parsed(text);
    const header = rows?.shift() ?? [];
    const at = Object.fromEntries(columns.map((column) => [column, header.indexOf(column)]));
    if (Object.values(at).includes(-1)) return null;
    let taken = 0;
    for (const article of articles) {
      const { answer, exercise, version } = article.dataset;
      const own = rows.filter((row) => row[at.answer] === answer && row[at.exercise] === exercise && row[at.version] === version);
      for (const row of own) {
        const line = lines(article).find((one) => one.dataset.line === row[at.line]);
        if (line) line.querySelector(".given-points").value = row[at.points];
        const place = row[at.line] === "" ? article.querySelector(".comment-all") : line?.querySelector(".said");
        if (place) place.value = row[at.comment];
      }
      if (own.length) taken += 1;
      look(article);
    }
    return taken;
  };

  document.getElementById("save").addEventListener("click", () => {
    const wrong = articles.find((article) => article.classList.contains("wrong"));
    if (wrong) {
      message.textContent = `Points of ${wrong.dataset.answer} are out of range: nothing was saved.`;
      wrong.scrollIntoView();
      wrong.querySelector("[aria-invalid=true]").focus();
      return;
    }
    message.textContent = "";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([table()], { type: "text/csv" }));
    link.download = body.file;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  document.getElementById("load").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    const taken = load(await file.text());
    message.textContent = taken === null ? `${file.name} is no table that this page saved.` : `${taken} answers loaded.`;
    event.target.value = "";
    keep();
    progress();
  });
  document.getElementById("next").addEventListener("click", () => {
    const open = articles.find((article) => !article.classList.contains("done"));
    if (!open) return;
    open.scrollIntoView();
    open.querySelector(".given-points").focus({ preventScroll: true });
  });
  for (const article of articles) {
    article.addEventListener("input", () => { look(article); progress(); keep(); });
    article.addEventListener("click", (event) => {
      const line = event.target.closest(".line");
      if (!event.target.matches(".full, .none")) return;
      line.querySelector(".given-points").value = event.target.matches(".full") ? line.dataset.worth : "0";
      look(article);
      progress();
      keep();
    });
  }
  try {
    const kept = JSON.parse(localStorage.getItem(store) ?? "{}");
    for (const article of articles) if (kept[key(article)]) restore(article, kept[key(article)]);
  } catch {
    // Nothing was kept that can be read.
  }
  articles.forEach(look);
  progress();
})();
