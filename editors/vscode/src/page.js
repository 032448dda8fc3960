// The page of a map, made fit for a webview: it may run its own script and nothing else, and talks to the editor.

"use strict";

const { randomBytes } = require("node:crypto");
const { bridge } = require("./bridge");

const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")[^"]*/;
// The last script is the page's own; the one before it holds data.
const SCRIPT = /<script>(?![\s\S]*<script>)/;

const policy = (nonce) =>
  ["default-src 'none'", "img-src data:", `style-src 'nonce-${nonce}'`, `script-src 'nonce-${nonce}'`, "base-uri 'none'", "form-action 'none'"].join("; ");

// Beside a text there is little room: the title may have some of that for searching.
const LOOKS = `@media (min-width: 761px) and (max-width: 1000px) {
  .on .name { flex-basis: 13rem }
  .on .find { flex-basis: 10rem; min-width: 0 }
  .on .find > kbd { display: none }
}`;

/** The page with the bridge in it. `uri` is the address of the map, which the page keeps for a restart of the editor. */
exports.embed = (html, uri, nonce = randomBytes(16).toString("hex")) => {
  const call = `(${bridge})(acquireVsCodeApi(), ${asScript(uri)});`;
  return html
    .replace(POLICY, (_, head) => head + policy(nonce))
    .replace("<style>", () => `<style nonce="${nonce}">`)
    .replace("</style>", (end) => `${end}\n<style nonce="${nonce}">${LOOKS}</style>`)
    .replace(SCRIPT, () => `<script nonce="${nonce}">${call}</script>\n<script nonce="${nonce}">`);
};

/** A page that says a sentence: while a map is being drawn, and where it cannot be. */
exports.sentence = (words, uri, nonce = randomBytes(16).toString("hex")) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(nonce)}">
<style nonce="${nonce}">
body { display: grid; place-content: center; min-height: 90vh; margin: 0; padding: 0 2rem; color: var(--vscode-descriptionForeground); }
p { max-width: 34rem; text-wrap: balance; text-align: center; line-height: 1.5; }
</style>
</head>
<body><p role="status">${escaped(words)}</p>
<script nonce="${nonce}">acquireVsCodeApi().setState({ uri: ${asScript(uri)} });</script>
</body>
</html>`;

const escaped = (words) => words.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
// In a script no word may end it.
const asScript = (value) => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
