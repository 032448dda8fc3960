// What stands between the page of a map and the editor; it runs in the page, before the page's own script.
//
// The page is the one of `argmap watch`. There a server tells it what is new, and the address bar shows which
// record is selected; here the editor does both.

"use strict";

/** It is handed on as text, so it uses nothing from outside itself but what every page has. */
exports.bridge = function bridge(editor, uri) {
  const root = document.documentElement;
  const kept = { ...editor.getState(), uri };
  const keep = (more) => editor.setState(Object.assign(kept, more));
  keep({});

  // -------------------------------------------------------------------------------- the looks

  // The page finds its themes in the first style sheet, and brings all of its style along.
  document.getElementById("_defaultStyles")?.remove();

  const theme = () => (["vscode-dark", "vscode-high-contrast"].includes(document.body.dataset.vscodeThemeKind) ? "dark" : "light");
  root.dataset.theme = kept.theme || theme();

  addEventListener("DOMContentLoaded", () => {
    const chooser = document.getElementById("theme");
    const choose = (name) => {
      chooser.value = name;
      chooser.dispatchEvent(new Event("change"));
    };
    const follow = () => {
      if (kept.theme) return;
      choose(theme());
      chooser.value = ""; // "Automatic", which here is the theme of the editor and not that of the system
    };
    chooser.addEventListener("change", ({ isTrusted }) => {
      if (!isTrusted) return;
      keep({ theme: chooser.value });
      follow();
    });
    new MutationObserver(follow).observe(document.body, { attributes: true, attributeFilter: ["data-vscode-theme-kind"] });
    follow();
  });

  // ------------------------------------------------------------------------------ what is new

  let news = null;
  window.EventSource = class extends EventTarget {
    constructor() {
      super();
      news = this;
      editor.postMessage({ type: "ready" });
    }
  };

  // ---------------------------------------------------------------------------- the selection

  let wanted = null; // what the text is about, though the page may not have it yet
  let selected = null;

  const address = history.replaceState.bind(history);
  history.pushState = (_data, _title, url) => {
    address(null, "", url.startsWith("#") ? url : "#");
    selected = url.startsWith("#") ? decodeURIComponent(url.slice(1)) : null;
    wanted = selected;
    editor.postMessage({ type: "selected", id: selected });
  };

  /** Selects a record as the text does: it is shown, and its details only where they are open anyway. */
  const select = (id) => {
    wanted = id;
    const details = document.getElementById("details");
    const closed = details.hidden;
    address(null, "", "#" + encodeURIComponent(id));
    window.go(id, { address: false, move: false });
    selected = document.querySelector('.node[aria-current="true"]')?.dataset.id ?? null;
    if (closed) window.reveal(details, false);
  };

  const hear = {
    select: ({ id }) => select(id),
    news: ({ event, data }) => {
      news?.dispatchEvent(new MessageEvent(event, { data }));
      // The page takes news in after this.
      if (event === "state") setTimeout(() => wanted !== null && wanted !== selected && select(wanted), 100);
    },
    lost: () => news?.dispatchEvent(new Event("error")),
    found: () => news?.dispatchEvent(new Event("open")),
  };
  addEventListener("message", ({ data }) => hear[data?.type]?.(data));
};
