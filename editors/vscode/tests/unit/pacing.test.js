// How often a map is drawn.

"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { setTimeout: rest } = require("node:timers/promises");
const { paced } = require("../../src/pacing");

test("many calls are one", async () => {
  let times = 0;
  const soon = paced(() => (times += 1), assert.ifError, { shortest: 5 });
  for (let key = 0; key < 20; key++) soon();
  await rest(40);
  assert.equal(times, 1);
});

test("what is asked for meanwhile is done afterwards, and never two at a time", async () => {
  let [times, now, most] = [0, 0, 0];
  const soon = paced(async () => {
    most = Math.max(most, (now += 1));
    await rest(20);
    now -= 1;
    times += 1;
  }, assert.ifError, { shortest: 1 });
  soon();
  await rest(10);
  soon();
  soon();
  await rest(150);
  assert.deepEqual([times, most], [2, 1]);
});

test("work that fails is told, and done again when it is asked for", async () => {
  let times = 0;
  const told = [];
  const soon = paced(() => {
    times += 1;
    if (times === 1) throw new Error("no");
  }, (error) => told.push(error.message), { shortest: 1 });
  soon();
  await rest(20);
  soon();
  await rest(20);
  assert.equal(times, 2);
  assert.deepEqual(told, ["no"]);
});

test("nothing is done any more once it was stopped", async () => {
  let times = 0;
  const soon = paced(() => (times += 1), assert.ifError, { shortest: 5 });
  soon();
  soon.stop();
  await rest(20);
  assert.equal(times, 0);
});
