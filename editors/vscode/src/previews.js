// The maps beside their texts: a page for each map, told what is new, that selects with the text and the text with it.

"use strict";

const vscode = require("vscode");
const { briefly, fresh } = require("./news");
const { paced } = require("./pacing");
const { embed, sentence } = require("./page");

/** Milliseconds until a mistake is spoken of in the picture: a record that is being written is none. */
const PATIENCE = 1500;
/** Milliseconds without a new place of the cursor after which the picture follows it. */
const REST = 80;
/** Milliseconds that a record is marked in the text after it was chosen in the picture. */
const GLANCE = 1200;

exports.Previews = class Previews {
  static TYPE = "argmap.map";

  #server;
  #icon;
  #previews = new Map();
  #following = null;
  #mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
  });

  constructor(server, home) {
    this.#server = server;
    const icon = (look) => vscode.Uri.joinPath(home, "icons", `map-${look}.svg`);
    this.#icon = { light: icon("light"), dark: icon("dark") };
    server.onMapChanged((uri) => this.#previews.get(String(uri))?.changed());
    server.onRunning((yes) => this.#previews.forEach((preview) => preview.serving(yes)));
  }

  /** Shows the map of a text beside it. */
  async show(editor) {
    if (editor?.document.languageId !== "argmap") return;
    if (!vscode.workspace.isTrusted) return askForTrust();
    if (!(await this.#server.start())) return; // which has told why
    const { document, selection } = editor;
    let here;
    try {
      here = await this.#at(document, selection.active);
    } catch (error) {
      vscode.window.showWarningMessage(`The map cannot be shown: ${error.message}`);
      return;
    }
    const uri = vscode.Uri.parse(here.map);
    const there = this.#previews.get(String(uri));
    if (there) {
      there.panel.reveal(undefined, true);
      there.select(here.id);
      return;
    }
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(Previews.TYPE, "", where, { retainContextWhenHidden: true });
    this.#add(panel, uri, here.id);
  }

  /** Puts a map that was shown when the editor was closed back into its place. */
  async deserializeWebviewPanel(panel, state) {
    if (!state?.uri) return panel.dispose();
    this.#add(panel, vscode.Uri.parse(state.uri), null);
  }

  /** Selects in the picture what the cursor is at. */
  follow({ document, selection }) {
    if (document.languageId !== "argmap" || !this.#previews.size || !this.#server.running) return;
    clearTimeout(this.#following);
    this.#following = setTimeout(async () => {
      try {
        const { id, map } = await this.#at(document, selection.active);
        this.#previews.get(String(vscode.Uri.parse(map)))?.select(id);
      } catch {
        // The text may be closed by now, and then there is nothing to follow.
      }
    }, REST);
  }

  dispose() {
    clearTimeout(this.#following);
    this.#mark.dispose();
    for (const { panel } of this.#previews.values()) panel.dispose();
  }

  #at(document, { line, character }) {
    return this.#server.ask("argmap/at", document.uri, { position: { line, character } });
  }

  #add(panel, uri, id) {
    panel.title = `Map ${uri.path.split("/").at(-1)}`;
    panel.iconPath = this.#icon;
    const preview = new Preview(this.#server, panel, uri, (chosen) => this.#reveal(uri, chosen));
    preview.select(id);
    this.#previews.set(String(uri), preview);
    panel.onDidDispose(() => {
      preview.dispose();
      this.#previews.delete(String(uri));
    });
  }

  /** Shows in the text what was chosen in the picture. */
  async #reveal(map, id) {
    const place = await this.#server.ask("argmap/where", map, { id });
    if (!place) return;
    const { uri, range } = this.#server.location(place);
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => document.languageId === "argmap");
    const same = editors.find(({ document }) => String(document.uri) === String(uri));
    const editor = await vscode.window.showTextDocument(uri, {
      viewColumn: (same ?? editors[0])?.viewColumn ?? vscode.ViewColumn.One,
      preserveFocus: true,
    });
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    editor.setDecorations(this.#mark, [range]);
    setTimeout(() => editor.setDecorations(this.#mark, []), GLANCE);
  }
};

/** One map that is shown. */
class Preview {
  #server;
  #uri;
  #reveal;
  #version = 0;
  #known = new Set();
  #told = null;
  #selected = null;
  #ready = false;
  #beginning = false;
  #begun = false;
  #patience = null;
  #renew = paced(() => this.#update(), (error) => this.#complain(error));

  constructor(server, panel, uri, reveal) {
    this.#server = server;
    this.panel = panel;
    this.#uri = uri;
    this.#reveal = reveal;
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    panel.webview.onDidReceiveMessage((message) => this.#heard(message).catch((error) => this.#complain(error)));
    this.#begin();
  }

  /** There is something new to show. */
  changed() {
    this.#renew();
  }

  /** The server began to answer, or ceased to. */
  serving(yes) {
    if (!yes) this.#post({ type: "lost" });
    else if (this.#begun) {
      this.#version = -1; // a server that was started again counts from the beginning
      this.#known.clear();
      this.#post({ type: "found" });
      this.#renew();
    } else this.#begin();
  }

  /** Selects a record, and says nothing of it to the text. */
  select(id) {
    if (id === null || id === this.#selected) return;
    this.#selected = id;
    if (this.#ready) this.#post({ type: "select", id });
  }

  dispose() {
    this.#renew.stop();
    clearTimeout(this.#patience);
    if (this.#server.running) this.#server.ask("argmap/unwatch", this.#uri).catch(() => {});
  }

  /** Has the page drawn; until then, and where that fails, a sentence stands in its place. */
  async #begin() {
    if (this.#beginning) return;
    this.#beginning = true;
    this.#say(vscode.workspace.isTrusted ? "The map is being drawn …" : "The map is drawn once you trust this folder.");
    try {
      const { html, version } = await this.#server.ask("argmap/watch", this.#uri);
      this.#version = version;
      this.#begun = true;
      this.panel.webview.html = embed(html, String(this.#uri));
    } catch (error) {
      if (vscode.workspace.isTrusted) this.#say(`The map cannot be shown: ${error.message}`);
    } finally {
      this.#beginning = false;
    }
  }

  #say(words) {
    this.#ready = false;
    this.#begun = false;
    this.panel.webview.html = sentence(words, String(this.#uri));
  }

  async #update() {
    if (!this.#begun) return this.#begin();
    if (!this.#ready) return;
    const { version, state, problems } = await this.#server.ask("argmap/news", this.#uri, { since: this.#version });
    clearTimeout(this.#patience);
    if (state) {
      this.#version = version;
      this.#tell("state", { version, state: fresh(state, this.#known), problems: briefly(problems) });
      if (this.#selected !== null) await this.#detail();
    } else {
      this.#patience = setTimeout(() => this.#tell("problems", { problems: briefly(problems) }), problems.length ? PATIENCE : 0);
    }
  }

  /** What takes a while to work out is told to a page in which somebody has selected something. */
  async #detail() {
    const version = this.#version;
    if (this.#told === version) return;
    this.#told = version;
    const details = await this.#server.ask("argmap/details", this.#uri, { version });
    if (details && version === this.#version) this.#tell("details", details);
  }

  async #heard({ type, id }) {
    if (type === "ready") {
      this.#ready = true;
      const selected = this.#selected;
      if (selected !== null) this.#post({ type: "select", id: selected });
      this.#renew();
    } else if (type === "selected") {
      this.#selected = id;
      if (id !== null) await Promise.all([this.#reveal(id), this.#detail()]);
    }
  }

  #tell(event, data) {
    this.#post({ type: "news", event, data: JSON.stringify(data) });
  }

  #post(message) {
    this.panel.webview.postMessage(message);
  }

  #complain({ message }) {
    if (!this.#server.running) return; // the page has been told that already
    const sentence = { code: null, name: null, level: "error", message, help: [], place: null };
    this.#tell("problems", { problems: [sentence] });
  }
}

async function askForTrust() {
  const way = "Manage Trust";
  const chosen = await vscode.window.showInformationMessage("The map is drawn once you trust this folder.", way);
  if (chosen === way) await vscode.commands.executeCommand("workbench.trust.manage");
}
