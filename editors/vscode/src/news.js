// What a page is told of a new state: without the pictures that it has.

"use strict";

/** The state without the pictures in `known`, a set of their keys, which is brought up to date. */
exports.fresh = (state, known) => {
  const pictures = Object.entries(state.pictures);
  const news = Object.fromEntries(pictures.filter(([key]) => !known.has(key)));
  known.clear();
  for (const [key] of pictures) known.add(key);
  return { ...state, pictures: news };
};

/** Problems with short places: the last part of a path says which file is meant, beside its text. */
exports.briefly = (problems) =>
  problems.map((each) =>
    each.place ? { ...each, place: { ...each.place, path: each.place.path.split(/[/\\]/).at(-1) } } : each);
