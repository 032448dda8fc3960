// How often something is done that is asked for at every key: not twice at a time, and no more than leaves air.

"use strict";

const SHORTEST = 150;
const LONGEST = 1000;

/**
 * A function that has `work` done soon; calls that come meanwhile are one call.
 *
 * It waits half as long as the work took the last time, in milliseconds from `shortest` to `longest`: a small map
 * follows the keys, and a large one does not take the time of those who type. `failed` is told what it throws.
 */
exports.paced = (work, failed, { shortest = SHORTEST, longest = LONGEST } = {}) => {
  let took = 0;
  let timer = null;
  let working = false;
  let again = false;

  const run = async () => {
    timer = null;
    working = true;
    const start = Date.now();
    try {
      await work();
    } catch (error) {
      failed(error);
    } finally {
      took = Date.now() - start;
      working = false;
      if (again) soon();
    }
  };
  const soon = () => {
    again = working;
    if (working) return;
    clearTimeout(timer);
    timer = setTimeout(run, Math.min(longest, Math.max(shortest, took / 2)));
  };
  soon.stop = () => {
    clearTimeout(timer);
    again = false;
  };
  return soon;
};
