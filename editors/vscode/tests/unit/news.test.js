// What is sent to a page that has some of it.

"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { briefly, fresh } = require("../../src/news");

test("pictures are sent once, and again when they were gone", () => {
  const known = new Set();
  const shown = (...keys) => ({ title: "T", pictures: Object.fromEntries(keys.map((key) => [key, `<svg id="${key}"/>`])) });
  const sent = (state) => Object.keys(fresh(state, known).pictures);
  assert.deepEqual(sent(shown("a", "b")), ["a", "b"]);
  assert.deepEqual(sent(shown("a", "c")), ["c"]);
  assert.deepEqual(sent(shown("a", "b")), ["b"]);
  assert.equal(fresh(shown("a"), known).title, "T");
});

test("a problem names the file and not the way there", () => {
  const problems = [{ message: "m", place: { path: "/home/her/maps/essay.arg", line: 3 } }, { message: "n", place: null }];
  assert.deepEqual(briefly(problems), [{ message: "m", place: { path: "essay.arg", line: 3 } }, { message: "n", place: null }]);
  assert.equal(briefly([{ place: { path: "C:\\maps\\essay.arg" } }])[0].place.path, "essay.arg");
});
