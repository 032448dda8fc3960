// Where the program `argmap` is looked for, as plain values.

"use strict";

const path = require("node:path");

const PLACES = { win32: [".venv\\Scripts\\argmap.exe", "venv\\Scripts\\argmap.exe"] };
const ELSEWHERE = [".venv/bin/argmap", "venv/bin/argmap"];

/**
 * The programs to try, the best first.
 *
 * `wanted` is the setting, which may be empty; `folders` are the paths of those that are open.
 */
exports.candidates = (wanted, folders, { home, platform = process.platform }) => {
  const { join, isAbsolute } = platform === "win32" ? path.win32 : path.posix;
  if (wanted === "") {
    const places = PLACES[platform] ?? ELSEWHERE;
    return [...folders.flatMap((folder) => places.map((place) => join(folder, place))), "argmap"];
  }
  if (/^~[/\\]/.test(wanted)) return [join(home, wanted.slice(2))];
  // A name without a slash is one for the search path.
  if (!/[/\\]/.test(wanted) || isAbsolute(wanted)) return [wanted];
  return folders.map((folder) => join(folder, wanted));
};
