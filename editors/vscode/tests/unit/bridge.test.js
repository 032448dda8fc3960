// What the page is told and tells, in a page that is made of nothing but what the bridge touches.

"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const vm = require("node:vm");
const { bridge } = require("../../src/bridge");

/** A page with the bridge in it, and what it said to the editor. */
function opened({ look = "vscode-light", state } = {}) {
  const window = new EventTarget();
  const said = [];
  const elements = {
    theme: Object.assign(new EventTarget(), { value: "" }),
    details: { hidden: true },
    _defaultStyles: { removed: false, remove() { this.removed = true; } },
  };
  const page = { kept: state, said, elements, window, gone: [], drawn: new Set(["rain", "wet"]), observers: [] };
  let current = null;
  const document = {
    documentElement: { dataset: {} },
    body: { dataset: { vscodeThemeKind: look } },
    getElementById: (id) => elements[id] ?? null,
    querySelector: () => current && { dataset: { id: current } },
  };
  Object.assign(page, { document });
  const go = (id, how) => {
    page.gone.push([id, { ...how }]);
    current = page.drawn.has(id) ? id : null;
    elements.details.hidden = false;
  };
  const history = { address: "", replaceState: (_data, _title, url) => { history.address = url; } };
  const reveal = (panel, yes) => { panel.hidden = !yes; };
  class MutationObserver {
    constructor(work) { page.observers.push(work); }
    observe() {}
  }
  Object.assign(window, { go, reveal });
  const editor = { getState: () => page.kept, setState: (next) => { page.kept = { ...next }; }, postMessage: (message) => said.push({ ...message }) };
  const context = vm.createContext({
    window, document, history, editor, MutationObserver, EventTarget, Event, setTimeout,
    MessageEvent: class extends Event { constructor(name, { data }) { super(name); this.data = data; } },
    addEventListener: window.addEventListener.bind(window),
  });
  vm.runInContext(`(${bridge})(editor, "file:///essay.arg")`, context);
  window.dispatchEvent(new Event("DOMContentLoaded"));
  page.history = history;
  page.hear = (data) => window.dispatchEvent(Object.assign(new Event("message"), { data }));
  return page;
}

test("the map is remembered for when the editor is started again", () => {
  assert.equal(opened().kept.uri, "file:///essay.arg");
});

test("the look is that of the editor, and follows it", () => {
  const page = opened({ look: "vscode-dark" });
  assert.equal(page.document.documentElement.dataset.theme, "dark");
  const chosen = [];
  page.elements.theme.addEventListener("change", () => chosen.push(page.elements.theme.value));
  page.document.body.dataset.vscodeThemeKind = "vscode-high-contrast-light";
  page.observers[0]();
  assert.deepEqual(chosen, ["light"]);
  assert.equal(page.elements.theme.value, "", "the page says that it is chosen by itself");
});

test("a theme that was chosen in the page stays", () => {
  const page = opened({ look: "vscode-dark", state: { theme: "print" } });
  assert.equal(page.document.documentElement.dataset.theme, "print");
  page.observers[0]();
  assert.equal(page.elements.theme.value, "");
  assert.equal(page.kept.theme, "print");
});

test("the editor's style does not come before that of the page", () => {
  assert.ok(opened().elements._defaultStyles.removed);
});

test("what is chosen in the page is told, and so is that nothing is", () => {
  const page = opened();
  page.history.pushState(null, "", "#%D0%B4%D0%B0");
  page.history.pushState(null, "", "/index.html");
  assert.deepEqual(page.said, [{ type: "selected", id: "да" }, { type: "selected", id: null }]);
  assert.equal(page.history.address, "#");
});

test("what the text is about is selected, without details and without an answer", () => {
  const page = opened();
  page.hear({ type: "select", id: "rain" });
  assert.deepEqual(page.gone, [["rain", { address: false, move: false }]]);
  assert.equal(page.history.address, "#rain");
  assert.ok(page.elements.details.hidden);
  assert.deepEqual(page.said, []);
});

test("details that are open stay open", () => {
  const page = opened();
  page.elements.details.hidden = false;
  page.hear({ type: "select", id: "rain" });
  assert.ok(!page.elements.details.hidden);
});

test("a record that is being written is selected once it is drawn", async () => {
  const page = opened();
  new page.window.EventSource("/events");
  page.hear({ type: "select", id: "snow" });
  page.drawn.add("snow");
  page.hear({ type: "news", event: "state", data: "{}" });
  await new Promise((done) => setTimeout(done, 150));
  assert.deepEqual(page.gone.map(([id]) => id), ["snow", "snow"]);
});

test("news reach the page as from a server", () => {
  const page = opened();
  const source = new page.window.EventSource("/events");
  const heard = [];
  for (const name of ["state", "problems", "error", "open"]) source.addEventListener(name, ({ data }) => heard.push([name, data]));
  page.hear({ type: "news", event: "problems", data: "[]" });
  page.hear({ type: "lost" });
  page.hear({ type: "found" });
  page.hear({ type: "something else" });
  page.hear("nothing");
  assert.deepEqual(heard, [["problems", "[]"], ["error", undefined], ["open", undefined]]);
  assert.deepEqual(page.said, [{ type: "ready" }]);
});
