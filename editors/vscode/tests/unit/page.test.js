// The page in a webview: what it may do, and that nothing of it is lost.

"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { embed, sentence } = require("../../src/page");

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; connect-src &#x27;self&#x27;">
<style>p { color: red }</style>
</head>
<body><p>$& and $1 are words.</p>
<script type="application/json" id="state">{"title": "\\u003cscript\\u003e $&"}</script>
<script>"use strict"; live("$&");</script>
</body>
</html>`;

test("only what bears the nonce may run", () => {
  const page = embed(PAGE, "file:///a.arg", "n0");
  const [, policy] = /Policy" content="([^"]*)"/.exec(page);
  assert.equal(policy, "default-src 'none'; img-src data:; style-src 'nonce-n0'; script-src 'nonce-n0'; base-uri 'none'; form-action 'none'");
  assert.equal(page.match(/<script nonce="n0">/g).length, 2);
  assert.equal(page.match(/<script>/g), null);
  assert.match(page, /<style nonce="n0">p /);
});

test("the nonce is another each time", () => {
  assert.notEqual(embed(PAGE, "a"), embed(PAGE, "a"));
});

test("the bridge stands before the script of the page, and the page stays as it is", () => {
  const page = embed(PAGE, "file:///a.arg", "n0");
  assert.ok(page.indexOf("acquireVsCodeApi") < page.indexOf('"use strict"; live("$&");'));
  assert.ok(page.includes("<p>$& and $1 are words.</p>"));
  assert.ok(page.includes('{"title": "\\u003cscript\\u003e $&"}'));
});

test("an address cannot end the script", () => {
  assert.ok(!embed(PAGE, "file:///</script><script>alert(1)//", "n0").includes("</script><script>alert"));
});

test("a sentence is words, and remembers the map", () => {
  const page = sentence('<b>"A & B"</b>', "file:///a.arg", "n0");
  assert.ok(page.includes("&#60;b&#62;&#34;A &#38; B&#34;&#60;/b&#62;"));
  assert.ok(page.includes('setState({ uri: "file:///a.arg" })'));
  assert.ok(page.includes("script-src 'nonce-n0'"));
});
