// Where the program is looked for.

"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { candidates } = require("../../src/command");

const linux = { home: "/home/her", platform: "linux" };
const windows = { home: "C:\\Users\\Her", platform: "win32" };

test("by itself: in the environments of the folders, then on the search path", () => {
  assert.deepEqual(candidates("", ["/work"], linux), ["/work/.venv/bin/argmap", "/work/venv/bin/argmap", "argmap"]);
  assert.equal(candidates("", ["C:\\work"], windows)[0], "C:\\work\\.venv\\Scripts\\argmap.exe");
  assert.deepEqual(candidates("", [], linux), ["argmap"]);
});

test("as it was said: a name, a path, one from the home or from the folder", () => {
  assert.deepEqual(candidates("argmap-next", ["/work"], linux), ["argmap-next"]);
  assert.deepEqual(candidates("/opt/argmap", ["/work"], linux), ["/opt/argmap"]);
  assert.deepEqual(candidates("~/bin/argmap", ["/work"], linux), ["/home/her/bin/argmap"]);
  assert.deepEqual(candidates("env/bin/argmap", ["/one", "/two"], linux), ["/one/env/bin/argmap", "/two/env/bin/argmap"]);
  assert.deepEqual(candidates("env\\argmap.exe", ["C:\\work"], windows), ["C:\\work\\env\\argmap.exe"]);
});
