// Where the program is looked for.

"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { candidates } = require("../../src/command");

const linux = { home: "/home/her", platform: "linux" };
const windows = { home: "C:\\Users\\Her", platform: "win32" };

test("by itself: in the environments of the folders, then on the search path", () => {
  assert.deepEqual(candidates("", ["/desk"], linux), ["/desk/.venv/bin/argmap", "/desk/venv/bin/argmap", "argmap"]);
  assert.equal(candidates("", ["C:\\desk"], windows)[0], "C:\\desk\\.venv\\Scripts\\argmap.exe");
  assert.deepEqual(candidates("", [], linux), ["argmap"]);
});

test("as it was said: a name, a path, one from the home or from the folder", () => {
  assert.deepEqual(candidates("argmap-next", ["/desk"], linux), ["argmap-next"]);
  assert.deepEqual(candidates("/opt/argmap", ["/desk"], linux), ["/opt/argmap"]);
  assert.deepEqual(candidates("~/bin/argmap", ["/desk"], linux), ["/home/her/bin/argmap"]);
  assert.deepEqual(candidates("env/bin/argmap", ["/one", "/two"], linux), ["/one/env/bin/argmap", "/two/env/bin/argmap"]);
  assert.deepEqual(candidates("env\\argmap.exe", ["C:\\desk"], windows), ["C:\\desk\\env\\argmap.exe"]);
});
