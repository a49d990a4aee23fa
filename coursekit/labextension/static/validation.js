/* JupyterLab extension, loaded as it is: no build step.
 *
 * "Validate" above an assignment saves it, has the server run it in a fresh kernel, and shows in a panel what each
 * exercise came to, as soon as it is known. The words are the server's (coursekit/validation); this shows them,
 * goes to the cell that one asks for, and says when the notebook has changed since.
 */
"use strict";

(() => {
  const NAME = "word-embeddings-course"; // as in package.json
  const COMMAND = "coursekit:validate";
  const beside = (file) => new URL(file, document.currentScript.src).href;
  const STYLE = beside("validation.css");
  const ACCESSIBILITY = beside("accessibility.js");
  const IDLE = "Press Validate above an assignment.";

  // JupyterLab's own modules, which every extension shares.
  let shared;
  const load = async (name) => {
    const [version] = Object.values(shared[name] ?? {});
    if (!version) throw new Error(`${NAME}: JupyterLab has no ${name}`);
    return (await version.get())();
  };

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const sources = (panel) => panel.content.widgets.map((cell) => cell.model.sharedModel.getSource()).join("\0");

  const hasExercises = (panel) =>
    panel.content.widgets.some((cell) => cell.model.sharedModel.getMetadata("nbgrader")?.grade);

  /** The lines of JSON of a response, as they arrive. */
  async function* linesOf(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { value, done } = await reader.read();
      const lines = (text + (value ?? "")).split("\n");
      text = done ? "" : lines.pop();
      for (const line of lines) if (line) yield JSON.parse(line);
      if (done) return;
    }
  }

  /** The panel: a list of exercises, the score above it, and a button to run again or to stop. */
  class Panel {
    constructor(app, { Widget }, { ServerConnection }, { checkIcon }) {
      this.app = app;
      this.ServerConnection = ServerConnection;
      this.title = element("h2", {}, "Validation");
      this.button = element("button", { type: "button", class: "jp-mod-styled" });
      this.note = element("p", { class: "note", role: "status" });
      this.score = element("p", { class: "score", role: "status" }, IDLE);
      this.written = element("p", { class: "written", role: "status" });
      this.list = element("ol", { "aria-label": "Exercises" });
      const footer = element("p", { class: "footer" }, "Hidden checks run when your work is graded.");
      this.widget = new Widget({
        node: element(
          "section",
          { class: "coursekit-validation coursekit-panel", "aria-label": "Validation", tabindex: "-1" },
          this.title, this.button, this.note, this.score, this.written, this.list, footer,
        ),
      });
      this.widget.id = "coursekit-validation";
      this.widget.title.icon = checkIcon;
      this.widget.title.caption = "Validation";
      // Lumino measures a widget before its style sheet is there.
      this.widget.node.style.minWidth = "300px";
      this.button.hidden = this.note.hidden = true;
      this.button.addEventListener("click", () => (this.running ? this.running.abort() : this.again()));
      this.widget.node.addEventListener("click", (event) => this.follow(event));
    }

    show(panel) {
      this.app.shell.activateById(this.widget.id);
      this.widget.node.focus();
      return this.run(panel);
    }

    async again() {
      await this.run(await this.open());
    }

    /** The notebook that was validated last, opened again if it was closed. */
    async open() {
      const panel = await this.app.commands.execute("docmanager:open", { path: this.path });
      await panel.context.ready;
      return panel;
    }

    async run(panel) {
      this.running?.abort();
      const running = (this.running = new AbortController());
      this.path = panel.context.path;
      this.title.textContent = this.path.split("/").pop();
      this.list.replaceChildren();
      this.button.hidden = false;
      this.button.textContent = "Stop";
      this.score.textContent = "Saving …";
      this.written.textContent = "";
      this.note.hidden = true;
      try {
        if (panel.context.model.dirty) await panel.context.save().catch(() => undefined);
        this.watch(panel);
        await this.ask(running.signal);
      } catch (error) {
        if (this.running === running)
          this.score.textContent = running.signal.aborted ? "Stopped." : `No answer from the server: ${error.message}`;
      }
      if (this.running === running) {
        this.running = undefined;
        this.button.textContent = "Validate again";
      }
    }

    async ask(signal) {
      const settings = this.app.serviceManager.serverSettings;
      const request = { method: "POST", body: JSON.stringify({ path: this.path }), signal };
      const response = await this.ServerConnection.makeRequest(
        `${settings.baseUrl}coursekit/validate`, request, settings,
      );
      if (!response.ok) {
        this.score.textContent =
          response.status === 404
            ? "This Jupyter server cannot validate: set up the course's environment again and restart JupyterLab, or run the cells."
            : `The server answered ${response.status} ${response.statusText}.`;
        return;
      }
      for await (const said of linesOf(response)) {
        if (signal.aborted) return;
        this.take(said);
      }
    }

    take(said) {
      if (said.problem) this.score.textContent = said.problem;
      if (said.score) this.score.textContent = said.score;
      if (said.written) this.written.textContent = said.written;
      if (said.rows) this.list.innerHTML = said.rows.join("");
      if (said.html) this.list.children[said.row].outerHTML = said.html;
    }

    /** Say so when the notebook is another one than the one that was validated. */
    watch(panel) {
      this.unwatch?.();
      const model = panel.context.model;
      const before = sources(panel);
      const look = () => {
        const unsaved = model.dirty && !this.saved;
        const changed = !panel.isDisposed && sources(panel) !== before;
        this.note.textContent = unsaved
          ? "The notebook could not be saved: this is the version that was saved before."
          : "Changed since: validate again.";
        this.note.hidden = !(unsaved || changed);
      };
      this.saved = !model.dirty;
      look();
      model.contentChanged.connect(look);
      this.unwatch = () => model.contentChanged.disconnect(look);
    }

    async follow(event) {
      const link = event.target.closest("a[data-cell]");
      if (!link) return;
      event.preventDefault();
      // On a narrow screen the panel covers the notebook.
      if (window.innerWidth < 700) this.app.shell.collapseRight?.();
      const { content } = await this.open();
      const index = content.widgets.findIndex((cell) => cell.model.id === link.dataset.cell);
      if (index < 0) return;
      content.activeCellIndex = index;
      const cell = content.activeCell;
      cell.inputHidden = false;
      await content.scrollToItem(index, "smart");
      await cell.ready;
      content.activate();
      const line = Number(link.dataset.line);
      if (line) {
        content.mode = "edit";
        cell.editor.setCursorPosition({ line: line - 1, column: 0 });
        cell.editor.revealPosition({ line: line - 1, column: 0 });
      }
    }
  }

  const makePlugin = (lumino, services, ui, apputils) => ({
    id: `${NAME}:validation`,
    description: "Says which exercises of an assignment pass, and why the others do not.",
    autoStart: true,
    optional: [apputils.ICommandPalette],
    activate: (app, palette) => {
      document.head.append(element("link", { rel: "stylesheet", href: STYLE }));
      const shown = new Panel(app, lumino, services, ui);
      app.shell.add(shown.widget, "right", { rank: 900 });
      const notebook = () => {
        const current = app.shell.currentWidget;
        return current?.content?.widgets && current.context ? current : undefined;
      };
      app.commands.addCommand(COMMAND, {
        label: "Validate Notebook",
        caption: "Run the visible checks in a fresh kernel",
        isEnabled: () => notebook() !== undefined,
        execute: () => shown.show(notebook()),
      });
      palette?.addItem({ command: COMMAND, category: "Notebook Operations" });
      app.docRegistry.addWidgetExtension("Notebook", {
        createNew: (panel) => {
          const button = new ui.ToolbarButton({
            className: "validate-button",
            label: "Validate",
            tooltip: "Save, and run the visible checks in a fresh kernel",
            onClick: () => shown.show(panel),
          });
          // A lecture has nothing to validate.
          const look = () => button.setHidden(!hasExercises(panel));
          button.setHidden(true);
          panel.toolbar.insertItem(10, "validate", button);
          panel.context.ready.then(look);
          panel.context.fileChanged.connect(look);
          return button;
        },
      });
    },
  });

  // What JupyterLab expects of an extension: a module federation container under the package's name.
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    init: (scope) => {
      shared = scope;
    },
    get: async () => {
      const names = ["@lumino/widgets", "@jupyterlab/services", "@jupyterlab/ui-components", "@jupyterlab/apputils"];
      const plugin = makePlugin(...(await Promise.all(names.map(load))));
      const accessibility = await import(ACCESSIBILITY);
      const described = accessibility.makePlugin(NAME, await load("@jupyterlab/rendermime"));
      return () => ({ __esModule: true, default: [plugin, described] });
    },
  };
})();
