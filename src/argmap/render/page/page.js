"use strict";
// The page of an argument map: draws what the state says, and moves about in it.
// Words of a map become text nodes and attributes alone; pictures and the outline come checked from Python.

const root = document.documentElement;
const at = (id) => document.getElementById(id);
const [viewport, layer, query, found, results, details, outline, findings] =
  ["viewport", "layer", "query", "found", "results", "details", "outline", "findings"].map(at);
const SVG = "http://www.w3.org/2000/svg";
const VERDICTS = ["sustained", "contested", "defeated", "overclaimed", "unsupported"];
const READINGS = { "with-objections": "With objections", "as-argued": "As argued" };
const READABLE = 0.6, LARGEST = 4, SMOOTH = 1000, PX = 4 / 3;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 760px)");

let state, records, parts, named, haystack;
let numbered = [];  // what nodes are called in the pictures of the file, which stay as long as they would look the same
let reading, collapsed, selected = null, active = null;
let hits = [], hitAt = -1;
let nodes = new Map(), headings = new Map(), boxes = new Map();
let size = { w: 1, h: 1 };
const view = { x: 0, y: 0, k: 1 };

// ---------------------------------------------------------------- making things

/** An element; `children` are elements or words, never markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const icon = (name, style = "icon") => draw("svg", { class: style, "aria-hidden": "true" }, draw("use", { href: "#" + name }));
const plural = (n, one, many = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
const say = (words) => { at("status").textContent = words; };

const verdictOf = (record, which = reading) => (record.verdict ? record.verdict[which] : null);
const look = (record) => (record.kind === "step" ? (record.leap ? "v-leap" : "v-step") : "v-" + (verdictOf(record) || "none"));
const sign = (verdict) => (state.key ? state.key.verdicts[verdict][0] + " " : "") + verdict;
const titleOf = (part) => part.title || "Outside the sections";

function spoken(id) {
  const record = records.get(id);
  const stand = record.leap ? "leap" : verdictOf(record);
  return `${capital(record.kind)}${record.main ? ", main" : ""}${stand ? ", " + stand : ""}: ${record.words}`;
}

// ---------------------------------------------------------------- the view: pan and zoom

let settle = 0, tween = 0, queued = false;

function paint() {
  queued = false;
  layer.style.transform = `translate(${view.x}px,${view.y}px) scale(${view.k})`;
}

function place(x, y, k = view.k) {
  const { width, height } = viewport.getBoundingClientRect();
  view.k = Math.min(LARGEST, Math.max(Math.min(0.02, fitting() / 2), k));
  const keep = (value, length, room) => {
    const rest = Math.min(90, length * view.k / 2, room / 3);
    return Math.min(room - rest, Math.max(rest - length * view.k, value));
  };
  view.x = keep(x, size.w, width);
  view.y = keep(y, size.h, height);
  if (!queued) { queued = true; requestAnimationFrame(paint); }
  viewport.classList.add("moving");  // a layer of its own while it moves; drawn sharp again when it rests
  clearTimeout(settle);
  settle = setTimeout(() => { viewport.classList.remove("moving"); strokes(); }, 160);
}

/** Goes to a view, smoothly where motion is welcome and a browser can follow. */
function glide(x, y, k = view.k, quick = false) {
  cancelAnimationFrame(tween);
  const far = nodes.size > SMOOTH && Math.max(k / view.k, view.k / k) > 2;
  if (calm.matches || quick || far || document.hidden) {
    place(x, y, k);
    viewport.classList.remove("moving");  // else all of it were drawn at the scale before, and then again
    paint();
    return;
  }
  const from = { ...view }, start = performance.now();
  const step = (now) => {
    const t = Math.min(1, (now - start) / 240), s = 1 - (1 - t) ** 3;
    place(from.x + (x - from.x) * s, from.y + (y - from.y) * s, from.k + (k - from.k) * s);
    if (t < 1) tween = requestAnimationFrame(step);
  };
  tween = requestAnimationFrame(step);
}

function zoom(factor, px, py, smooth = false) {
  const free = room();
  const x = px ?? (free.left + free.right) / 2, y = py ?? (free.top + free.bottom) / 2;
  const k = Math.min(LARGEST, Math.max(Math.min(0.02, fitting() / 2), view.k * factor));
  const to = [x - (x - view.x) * k / view.k, y - (y - view.y) * k / view.k, k];
  if (smooth) glide(...to);
  else { cancelAnimationFrame(tween); place(...to); }
}

/** Opens or closes a panel; what floats over the picture makes way for it. */
function reveal(panel, yes) {
  panel.hidden = !yes;
  root.classList.toggle("listed", !outline.hidden || !findings.hidden);
  root.classList.toggle("detailed", !details.hidden);
}

/** What of the viewport no panel covers, in its own pixels. */
function room() {
  const { width, height } = viewport.getBoundingClientRect();
  const free = { left: 0, top: 0, right: width, bottom: height };
  for (const panel of [outline, findings, details]) {
    if (panel.hidden) continue;
    const covered = panel.getBoundingClientRect();
    if (narrow.matches) free.bottom = Math.max(120, Math.min(free.bottom, height - covered.height));
    else if (panel === details) free.right = covered.left;
    else free.left = covered.right;
  }
  if (free.right - free.left < 200) { free.left = 0; free.right = width; }
  return free;
}

/** Width and height of what is free, less what floats above and below. */
function within() {
  const free = room();
  return [free.right - free.left - 56, Math.max(free.bottom - free.top - 116, 80)];
}

function fitting() {
  const [width, height] = within();
  return Math.min(width / size.w, height / size.h, 1.25);
}

function fit(smooth = true) {
  const free = room(), k = fitting();
  glide((free.left + free.right - size.w * k) / 2, (free.top + free.bottom - size.h * k) / 2, k, !smooth);
}

/** The opening view: all of it, or the main conclusion where all of it could not be read. */
function open() {
  const main = nodes.get(chief());
  if (fitting() >= (boxes.size && boxes.size === collapsed.size ? 0.35 : READABLE) || !boxes.size && !main) { fit(false); return; }
  const target = main ?? headings.get(records.get(chief())?.part) ?? headings.values().next().value;
  if (target) centre(target, 0.85, true);
}

/** Where something stands, in pixels of the viewport. */
function where(element) {
  const box = (element.querySelector(":scope > :is(polygon, path, ellipse)") || element).getBoundingClientRect();
  const frame = viewport.getBoundingClientRect();
  return { x: box.left - frame.left, y: box.top - frame.top, w: box.width, h: box.height };
}

function centre(element, k = Math.max(view.k, 0.75), quick = false) {
  layer.style.transform = `translate(${view.x}px,${view.y}px) scale(${view.k})`;
  const free = room(), box = where(element), s = k / view.k;
  const cx = (box.x + box.w / 2 - view.x) * s, cy = (box.y + box.h / 2 - view.y) * s;
  // In the middle, but with no empty margin where the picture could be.
  const inside = (value, from, to, length) =>
    length > to - from - 56 ? Math.min(from + 28, Math.max(to - 28 - length, value)) : (from + to - length) / 2;
  glide(inside((free.left + free.right) / 2 - cx, free.left, free.right, size.w * k),
    inside((free.top + free.bottom) / 2 - cy, free.top, free.bottom, size.h * k), k, quick);
}

/** Moves no more than it takes to see the whole of it. */
function show(element) {
  const free = room(), box = where(element), edge = 24;
  const shift = (from, all, low, high, length = Math.min(all, (high - low) / 2)) =>
    from < low + edge ? low + edge - from : from + length > high - edge ? Math.max(high - edge - from - length, low + edge - from) : 0;
  const dx = shift(box.x, box.w, free.left, free.right), dy = shift(box.y, box.h, free.top, free.bottom);
  if (dx || dy) glide(view.x + dx, view.y + dy);
}

/** Makes a change, and keeps what `find` gives where it was on the screen. */
function holding(find, change) {
  cancelAnimationFrame(tween);
  layer.style.transform = `translate(${view.x}px,${view.y}px) scale(${view.k})`;
  const before = find();
  const from = before && where(before);
  change();
  const after = find();
  if (!from || !after) return false;
  const to = where(after);
  place(view.x + from.x - to.x, view.y + from.y - to.y);
  paint();
  return true;
}

// ---------------------------------------------------------------- the pictures

const parsed = new Map();

/** A picture of the state, made ready: what can be pressed is a button, what is only drawn is silent. */
function picture(key, label) {
  if (!parsed.has(key)) {
    const text = state.pictures[key].replace(/\x7f(\d+)/g, (_, number) => state.shapes[number]);  // what several show alike is told once
    const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
    const [, , w, h] = svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);
    for (const name of ["aria-labelledby", "aria-describedby"]) svg.removeAttribute(name);
    for (const element of svg.querySelectorAll(":scope > title, :scope > desc")) element.remove();
    for (const edge of svg.querySelectorAll(".edge")) edge.setAttribute("aria-hidden", "true");
    for (const [name, value] of Object.entries({ width: w * PX, height: h * PX, role: "group" })) svg.setAttribute(name, value);
    parsed.set(key, svg);
  }
  const svg = parsed.get(key);
  svg.setAttribute("aria-label", label);
  return svg;
}

function register(svg, part) {
  for (const node of svg.querySelectorAll(".node")) {
    const id = named.get(node.id.slice(node.id.lastIndexOf("-") + 1));
    if (!records.has(id)) continue;
    const elsewhere = node.classList.contains("elsewhere");
    if (node.dataset.id !== id) {  // else all is said: what a node says is in its picture, and with that stays the same
      node.setAttribute("role", "button");
      node.dataset.id = id;
      node.setAttribute("aria-label", spoken(id) + (elsewhere ? ` (in ${titleOf(parts.get(records.get(id).part))})` : ""));
    }
    node.setAttribute("tabindex", "-1");
    if (!elsewhere || !nodes.has(id)) nodes.set(id, node);
  }
  for (const cluster of svg.querySelectorAll("[data-section]")) {
    const section = parts.get(cluster.dataset.section);
    const words = [...cluster.querySelectorAll(":scope > text")];
    if (!section || !words.length || cluster.querySelector(".heading")) {
      const heading = cluster.querySelector(".heading");
      if (heading) headings.set(section.id, heading);
      continue;
    }
    if (part) {  // its heading stands above the picture already
      for (const each of words) each.remove();
      cluster.classList.add("own");
      continue;
    }
    words[0].textContent = "▾ " + words[0].textContent;
    const heading = draw("g", { class: "heading", role: "button", tabindex: "-1", "aria-expanded": "true", "aria-label": "Section " + titleOf(section) });
    heading.dataset.part = section.id;
    heading.append(...words);
    cluster.append(heading);
    const box = heading.getBBox();
    heading.prepend(draw("rect", { x: box.x - 6, y: box.y - 5, width: box.width + 12, height: box.height + 10, rx: 5 }));
    headings.set(section.id, heading);
  }
}

/** What the header and the outline say of the reading that is shown. */
function tellReading() {
  root.dataset.reading = reading;
  for (const [id, words] of [["title", state.title], ["summary", state.summary[reading]]]) {
    at(id).textContent = at("about-" + id).textContent = words;
    at(id).title = words;
  }
  for (const entry of at("outline-words").querySelectorAll("a[id]")) {
    const words = entry.nextElementSibling?.firstChild, record = records.get(entry.id.slice(2));
    if (words && record) words.data = words.data.replace(/^[^;]*/, standing(record));
  }
}

/** What a record is and how it stands, as the outline says it. */
const standing = (record) => [record.leap ? "leap" : record.kind, (record.verdict ?? record.standing)[reading]].filter(Boolean).join(", ");

/** Draws the sheet that the collapsed parts, the reading and the state ask for. */
function redraw() {
  const key = !collapsed.size && state.whole ? state.whole[reading] : null;
  nodes = new Map(); headings = new Map(); boxes = new Map();
  active = null;
  if (key) {
    const svg = picture(key, state.title);
    layer.replaceChildren(svg);
    size = { w: svg.width.baseVal.value, h: svg.height.baseVal.value };
    register(svg, null);
  } else compose();
  layer.style.setProperty("--w", size.w + "px");
  layer.style.setProperty("--h", size.h + "px");
  layer.style.width = size.w + "px";
  layer.style.height = size.h + "px";
  at("collapse-all").disabled = collapsed.size === parts.size;
  at("expand-all").disabled = !collapsed.size;
  for (const id of parts.keys()) headings.get(id)?.setAttribute("aria-expanded", String(!collapsed.has(id)));
  mark();
  choose();
  const first = nodes.get(selected) || nodes.get(chief()) || headings.values().next().value || nodes.values().next().value;
  if (first) rove(first);
}

/** The sheet of parts: boxes and pictures in columns, arrows between them. */
function compose() {
  const columns = state.columns.map((column) => column.map((id) => parts.get(id)).filter(Boolean)).filter((column) => column.length);
  const order = columns.flat(), there = new Map(order.map((part) => [part.id, kept(part)]));
  for (const old of [...layer.children]) if (![...there.values()].includes(old)) old.remove();
  order.forEach((part, number) => {
    const element = box(part, there.get(part.id));
    if (layer.children[number] !== element) layer.insertBefore(element, layer.children[number] ?? null);
    boxes.set(part.id, { element, x: 0, y: 0, w: 0, h: 0, band: 0, column: 0 });
  });
  for (const each of boxes.values()) Object.assign(each, { w: each.element.offsetWidth, h: each.element.offsetHeight });
  const plan = bands(columns.map((column) => column.map((part) => boxes.get(part.id))));
  const every = plan.rows.flat(2), all = collapsed.size === parts.size;
  const lines = state.links[reading].map((link) => ({ link, kind: link.against ? "attack" : "support", ends: [boxes.get(link.from), boxes.get(link.to)], ys: [] }))
    .filter((line) => !line.ends.includes(undefined));
  plan.rows.forEach((row, band) => row.forEach((column, number) => column.forEach((each, at) =>
    Object.assign(each, { band, column: number, first: at === 0, last: at === column.length - 1 }))));
  const lanes = between(lines, plan.rows.length);
  let top = 24;
  plan.rows.forEach((row, band) => {
    const heights = row.map(tall), most = Math.max(...heights);
    let x = plan.edge;
    row.forEach((column, number) => {
      let y = top + (all ? (most - heights[number]) / 2 : 0);
      for (const each of column) {
        Object.assign(each, { x, y });
        each.element.style.left = x + "px";
        each.element.style.top = y + "px";
        y += each.h + DOWN;
      }
      x += plan.widths[number] + plan.across;
    });
    const lane = lanes[band];
    lane.top = top + most + 30;
    top += most + (band < lanes.length - 1 ? 60 + lane.keys.size * LANE + lane.beside : 24);
  });
  const loops = lines.some(({ ends: [one, other] }) => one.band === other.band && one.x === other.x);
  size = { w: plan.w + (loops ? 96 : 0), h: top };
  const [below, above] = arrows(lines, every, lanes, plan);
  layer.prepend(below);
  layer.append(above);
}

const DOWN = 48, LANE = 12, WORD = 14;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const tall = (column) => sum(column.map((each) => each.h + DOWN)) - DOWN;

/** The columns in one band, or in several one below the other where that fills the window clearly better. */
function bands(columns) {
  const [width, height] = within();
  const longest = Math.max(0, ...state.links[reading].map((link) => link.label.length));
  let best = null;
  for (let count = 1; count <= columns.length; count++) {
    const per = Math.ceil(columns.length / count), rows = [];
    for (let from = 0; from < columns.length; from += per) rows.push(columns.slice(from, from + per));
    if (rows.length < count) continue;
    const widths = rows[0].map((_, number) => Math.max(...rows.flatMap((row) => (row[number] || []).map((each) => each.w))));
    const h = sum(rows.map((row) => Math.max(...row.map(tall)))) + (count - 1) * 110 + 48;
    let word = WORD, plan;
    for (let again = 0; again < 2; again++) {  // labels that can be read when all is seen want room between the columns
      const across = Math.max(140, longest * word * 0.63 + 44), edge = count > 1 ? 64 : 24;
      const w = sum(widths) + (widths.length - 1) * across + 2 * edge;
      plan = { rows, widths, across, edge, w, word, k: Math.min(width / w, height / h, 1.25) };
      word = Math.min(20, Math.max(WORD, 11 / plan.k));
    }
    if (!best || plan.k > best.k * 1.15) best = plan;
  }
  return best ?? { rows: [], widths: [], across: 0, edge: 24, w: 48, word: WORD };
}

/** Between the bands run the lines from one to another; those of a kind that lead to the same box run together. */
function between(lines, count) {
  const lanes = Array.from({ length: count }, () => ({ keys: new Map(), top: 0, beside: 0 })), straight = new Map();
  for (const line of lines) {
    const [one, other] = line.ends;
    line.way = one.band === other.band ? Math.sign(other.column - one.column) : 1;
    line.out = line.way ? [line.way, -line.way] : [1, 1];
    if (one.band === other.band) continue;
    if (other.band === one.band + 1 && one.column === other.column && one.last && other.first) {
      straight.set(other, [...(straight.get(other) || []), line]);
      continue;
    }
    line.lane = lanes[one.band < other.band ? one.band : one.band - 1];
    line.key = `${line.link.to} ${line.kind} ${line.link.how}`;
    if (!line.lane.keys.has(line.key)) line.lane.keys.set(line.key, line.lane.keys.size);
  }
  for (const side of straight.values()) side.forEach((line, number) => {
    line.straight = (number + 1) / (side.length + 1);
    lanes[line.ends[0].band].beside = Math.max(number * 24, lanes[line.ends[0].band].beside);
  });
  return lanes;
}

/** The box of an open part that shows what it would show again: it stays where it is, for laying it out anew takes long. */
function kept(part) {
  const key = !collapsed.has(part.id) && part.pictures[reading];
  return key ? [...layer.children].find((old) => old.dataset.picture === key && old.dataset.box === part.id) : undefined;
}

function box(part, old) {
  if (old) {
    headings.set(part.id, old.querySelector("button"));
    headings.get(part.id).tabIndex = -1;
    old.querySelector(":scope > .ways").textContent = ways(part.id);
    register(old.querySelector(":scope > svg"), part);
    return old;
  }
  const closed = collapsed.has(part.id), key = part.pictures[reading];
  const button = make("button", { type: "button", tabindex: "-1", "aria-expanded": String(!closed), "data-part": part.id },
    icon(closed ? "i-closed" : "i-open"), make("span", {}, titleOf(part)));
  headings.set(part.id, button);
  const said = "part-" + state.parts.indexOf(part);
  const element = make("section", { class: closed ? "part closed" : "part open", "aria-label": titleOf(part), "data-box": part.id }, button,
    make("p", { class: "unseen ways", id: said + "-ways" }, ways(part.id)));
  button.setAttribute("aria-describedby", `${said}-counts ${said}-ways`);
  if (closed || !key) {
    element.classList.add("closed");
    element.append(counts(part, said + "-counts"));
    if (!closed) element.append(make("p", { class: "counts" }, "Not drawn: there is nothing of it in this reading, or too much for one picture."));
  } else {
    const svg = picture(key, titleOf(part));
    element.dataset.picture = key;
    element.append(svg);
    element.style.width = Math.max(320, svg.width.baseVal.value + 2) + "px";
    layer.append(element);
    register(svg, part);
  }
  return element;
}

/** What the arrows to and from a part say, for those who do not see them. */
const ways = (id) => state.links[reading].flatMap((link) => [
  link.to === id && boxed(link.from) ? `From “${titleOf(parts.get(link.from))}”: ${link.words}.` : [],
  link.from === id && boxed(link.to) ? `To “${titleOf(parts.get(link.to))}”: ${link.words}.` : []].flat()).join(" ");
const boxed = (id) => parts.has(id);

/** What is in a closed part: how many statements are seen of it, and where they stand. */
function counts(part, id) {
  const chips = VERDICTS.filter((verdict) => part.verdicts[reading]?.[verdict])
    .map((verdict) => make("li", { class: "chip v-" + verdict }, `${part.verdicts[reading][verdict]} ${verdict}`));
  if (part.leaps) chips.push(make("li", { class: "chip v-leap" }, plural(part.leaps, "leap")));
  const matches = hits.filter((hit) => records.get(hit.id).part === part.id).length;
  const seen = Object.values(part.verdicts[reading] ?? {}).reduce((sum, number) => sum + number, 0);
  return make("div", { class: "counts", id }, make("p", {}, plural(seen, "statement")), make("ul", { class: "chips" }, ...chips),
    matches ? make("span", { class: "chip matches" }, plural(matches, "match", "matches")) : null);
}

/** A way of straight stretches with round corners. */
function rounded(points) {
  let path = `M${points[0]}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [[ax, ay], [bx, by], [cx, cy]] = points.slice(i - 1, i + 2);
    const r = Math.min(14, Math.hypot(bx - ax, by - ay) / 2, Math.hypot(cx - bx, cy - by) / 2);
    path += `L${bx - Math.sign(bx - ax) * r} ${by - Math.sign(by - ay) * r}Q${bx} ${by} ${bx + Math.sign(cx - bx) * r} ${by + Math.sign(cy - by) * r}`;
  }
  return path + `L${points.at(-1)}`;
}

/** The point at `t` of a curve. */
function along([[ax, ay], [bx, by], [cx, cy], [dx, dy]], t) {
  const [p, q, r, s] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
  return [p * ax + q * bx + r * cx + s * dx, p * ay + q * by + r * cy + s * dy];
}

/** Thick arrows between the parts, and their words above all; past other columns they run between the boxes. */
function arrows(lines, every, lanes, plan) {
  const sheets = [1, 2].map(() => draw("svg", { class: "arrows", width: size.w, height: size.h, "aria-hidden": "true" }));
  sheets[0].append(draw("defs", {}, ...["support", "attack"].map((kind) =>
    draw("marker", { id: "head-" + kind, class: kind, viewBox: "0 0 10 10", refX: 8, refY: 5, markerWidth: 14, markerHeight: 14, markerUnits: "userSpaceOnUse", orient: "auto" },
      draw("path", { d: "M0 0L10 5L0 10z" })))));
  sheets[1].style.fontSize = plan.word + "px";
  sheets[1].dataset.word = plan.word;
  const ports = new Map(), shared = new Map(), used = new Map(), taken = [];
  const next = (key) => { const number = used.get(key) || 0; used.set(key, number + 1); return number; };
  // Where the lines leave and reach a box: in the order of what is at their other ends.
  for (const line of lines)
    for (const end of line.straight ? [] : [0, 1]) {
      if (end && line.key) {
        shared.set(line.key, [...(shared.get(line.key) || []), line]);
        if (shared.get(line.key).length > 1) continue;
      }
      const port = every.indexOf(line.ends[end]) * line.out[end] || line.out[end] / 2, other = line.ends[1 - end];
      ports.set(port, [...(ports.get(port) || []), { line, end, y: other.y + Math.min(other.h, 120) / 2 }]);
    }
  for (const port of ports.values())
    port.sort((one, other) => one.y - other.y).forEach(({ line, end }, number) => {
      const self = line.ends[end];
      line.ys[end] = self.y + Math.min(self.h, 170) * (number + 1) / (port.length + 1);
    });
  for (const [first, ...others] of shared.values()) for (const line of others) line.ys[1] = first.ys[1];
  for (const line of lines) {
    const [path, spots] = line.straight ? below(line) : line.lane ? round(line, next, plan) : past(line, next, every, plan);
    const group = () => { const g = draw("g"); Object.assign(g.dataset, { from: line.link.from, to: line.link.to }); return g; };
    const under = group(), over = group(), words = line.link.label;
    under.append(draw("path", { class: `arrow ${line.kind} ${line.link.how}`, d: path, "stroke-width": Math.min(8, 2 + Math.log2(line.link.lines)), "marker-end": `url(#head-${line.kind})` }));
    sheets[0].append(under);
    if (!words) continue;
    const half = (words.length * 0.63 * plan.word) / 2 + 4, high = plan.word * 1.35;
    const free = ([x, y]) => taken.every(([tx, ty, other]) => Math.abs(tx - x) > half + other || Math.abs(ty - y) > high)
      && every.every((each) => x + half < each.x || x - half > each.x + each.w || y + high / 2 < each.y || y - high / 2 > each.y + each.h);
    const far = ([x, y]) => Math.min(...taken.map(([tx, ty, other]) => Math.max(Math.abs(tx - x) / (half + other), Math.abs(ty - y) / high)));
    const [x, y] = spots.find(free) || spots.reduce((best, spot) => (far(spot) > far(best) ? spot : best));
    taken.push([x, y, half]);
    over.append(draw("text", { class: line.kind, x, y: y + plan.word * 0.36 }, words));
    sheets[1].append(over);
  }
  return sheets;
}

/** From one box to that which stands right below it. */
function below(line) {
  const [one, other] = line.ends, x = one.x + Math.min(one.w, other.w) * line.straight;
  const curve = [[x, one.y + one.h], [x, one.y + one.h + 30], [x, other.y - 34], [x, other.y - 4]];
  return [`M${curve[0]}C${curve.slice(1).join(" ")}`, [0.5, 0.3, 0.7].map((t) => along(curve, t))];
}

/** Into the lane between two bands and along it to another column. */
function round(line, next, plan) {
  const [one, other] = line.ends, [y0, y1] = line.ys, lane = line.lane.top + line.lane.keys.get(line.key) * LANE;
  const x = one.x + plan.widths[one.column] + 14 + (next("out " + one.column) % 6) * 8;
  line.lane.into ??= new Map();
  if (!line.lane.into.has(line.key)) line.lane.into.set(line.key, other.x - 24 - (next("in " + other.column) % 5) * 8);
  const into = line.lane.into.get(line.key), start = [one.x + one.w, y0];
  const spots = [0.5, 0.25, 0.75].map((t) => [x, y0 + (lane - y0) * t]);
  for (const t of [0.1, 0.2, 0.3, 0.5]) spots.push([x + (into - x) * t, lane]);
  return [rounded([start, [x, y0], [x, lane], [into, lane], [into, y1], [other.x - 4, y1]]), spots];
}

/** Across the same band, between the boxes of the columns that stand between. */
function past(line, next, every, plan) {
  const [x0, x1] = line.ends.map((self, end) => (line.out[end] > 0 ? self.x + self.w : self.x)), [y0, y1] = line.ys;
  const points = [[x0, y0]], last = [x1 + line.out[1] * 4, y1], [one, other] = line.ends;
  for (let number = one.column + line.way; line.way && number !== other.column; number += line.way) {
    const column = every.filter((each) => each.band === one.band && each.column === number), x = column[0].x;
    const width = plan.widths[number], wish = y0 + (y1 - y0) * (x + width / 2 - x0) / (x1 - x0);
    const edges = [...column.map((each) => each.y - 22), column.at(-1).y + column.at(-1).h + 22];
    const lane = edges.reduce((best, y) => (Math.abs(y - wish) < Math.abs(best - wish) ? y : best)), used = next(x + " " + lane);
    const y = lane + (used % 2 ? -1 : 1) * Math.ceil(used / 2) * 8;
    points.push(...(line.way > 0 ? [[x - 6, y], [x + width + 6, y]] : [[x + width + 6, y], [x - 6, y]]));
  }
  points.push(last);
  let path = `M${points[0]}`, spots = [];
  for (let i = 1; i < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
    if (i % 2 === 0) { path += `L${bx} ${by}`; continue; }
    const bend = line.way ? (bx - ax) / 2 : 80, c = line.way ? [ax + bend, bx - bend] : [ax + bend, bx + bend];
    path += `C${c[0]} ${ay} ${c[1]} ${by} ${bx} ${by}`;
    for (const t of [0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8]) spots.push(along([[ax, ay], [c[0], ay], [c[1], by], [bx, by]], t));
  }
  return [path, spots];
}

/** Brings out the arrows of one part, and their words even where they are too small to be read. */
function near(id) {
  for (const sheet of layer.querySelectorAll(".arrows")) {
    sheet.classList.toggle("some", id !== undefined);
    for (const group of sheet.querySelectorAll("g")) group.classList.toggle("near", group.dataset.from === id || group.dataset.to === id);
    if (sheet.dataset.word) sheet.style.fontSize = (id === undefined ? sheet.dataset.word : Math.max(sheet.dataset.word, 11 / view.k)) + "px";
  }
}

// ---------------------------------------------------------------- parts: collapse and expand

function toggle(id, focus = true) {
  holding(() => headings.get(id), () => {
    if (!collapsed.delete(id)) collapsed.add(id);
    redraw();
  });
  const heading = headings.get(id);
  if (focus && heading) { rove(heading); heading.focus({ preventScroll: true }); }
  say(`${titleOf(parts.get(id))}: ${collapsed.has(id) ? "collapsed" : "expanded"}`);
}

function every(close) {
  collapsed = new Set(close ? parts.keys() : []);
  redraw();
  if (nodes.get(selected)) centre(nodes.get(selected), undefined, true);
  else open();
  say(close ? "All sections are collapsed" : "All sections are expanded");
}

// ---------------------------------------------------------------- one record: selecting and going there

/** Shows a record: in the picture, in the panel and in the address. */
function go(id, { address = true, move = true, focus = false } = {}) {
  const record = records.get(id);
  if (!record) return;
  if (!nodes.has(id) && collapsed.delete(record.part)) {
    holding(() => headings.get(record.part), redraw);
    say(titleOf(parts.get(record.part)) + ": expanded");
  }
  select(id, address);
  const node = nodes.get(id);
  if (!node) return;
  rove(node);
  if (focus) node.focus({ preventScroll: true });
  if (move) centre(node);
  else show(node);
}

function select(id, address = true) {
  selected = id;
  if (address && idOf(location.hash) !== id) history.pushState(null, "", "#" + encodeURIComponent(id));
  if (narrow.matches) for (const panel of [outline, findings]) toggleList(panel, false);
  tell();
  choose();
}

function unselect() {
  const node = nodes.get(selected);
  const inside = details.contains(document.activeElement);
  reveal(details, false);
  selected = null;
  choose();
  if (location.hash) history.pushState(null, "", location.pathname + location.search);
  if (inside) (node || viewport).focus({ preventScroll: true });
}

function idOf(hash) {
  let id = hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* not encoded: as it stands */ }
  return records.has(id) ? id : id.startsWith("r-") && records.has(id.slice(2)) ? id.slice(2) : null;
}

/** The rings around the record that is selected and the one that has the focus. */
function ring(element, style) {
  for (const old of layer.querySelectorAll("." + style)) old.remove();
  if (!element || !element.matches(".node")) return;
  const box = frame(element), gap = style === "chosen" ? 5 : 8;
  element.append(draw("rect", { class: "ring " + style, x: box.x - gap, y: box.y - gap, width: box.width + gap * 2, height: box.height + gap * 2, rx: 8 }));
  strokes();
}

const frames = new WeakMap();
function frame(element) {
  if (!frames.has(element)) frames.set(element, element.getBBox());
  return frames.get(element);
}

/** Rings are as thick on the screen at every zoom, and words at arrows that nobody could read are left out. */
function strokes() {
  for (const each of layer.querySelectorAll(".ring, .halo")) each.setAttribute("stroke-width", Math.max(1, 2.6 / (view.k * PX)));
  for (const sheet of layer.querySelectorAll(".arrows[data-word]")) sheet.classList.toggle("small", sheet.dataset.word * view.k < 8.5);
}

function choose() {
  for (const old of document.querySelectorAll(".node[aria-current], #outline-words a[aria-current]")) old.removeAttribute("aria-current");
  const node = nodes.get(selected);
  ring(node, "chosen");
  node?.setAttribute("aria-current", "true");
  const link = selected !== null && [...outline.querySelectorAll("a")].find((each) => idOf(each.hash) === selected);
  if (link) link.setAttribute("aria-current", "true");
}

function rove(element) {
  if (active) active.setAttribute("tabindex", "-1");
  active = element;
  element.setAttribute("tabindex", "0");
}

/** The first of the main conclusions, with which the outline begins. */
function chief() {
  const first = idOf(outline.querySelector("a[href^='#']")?.hash ?? "");
  return records.get(first)?.main ? first : [...records].find(([, record]) => record.main)?.[0];
}

function main() {
  const id = chief();
  if (id === undefined) { fit(); return; }
  if (!nodes.has(id) && collapsed.delete(records.get(id).part)) holding(() => headings.get(records.get(id).part), redraw);
  const node = nodes.get(id);
  if (!node) return;
  rove(node);
  node.focus({ preventScroll: true });
  centre(node);
  if (!details.hidden) select(id);
}

let findingAt = -1;
function toFinding(step) {
  const about = state.findings.map((finding, number) => ({ finding, number })).filter(({ finding }) => records.has(finding.record));
  if (!about.length) { say("There are no findings on records"); return; }
  const here = about.findIndex(({ number, finding }) => number === findingAt && finding.record === selected);
  const start = here >= 0 ? here : about.findIndex(({ finding }) => finding.record === selected);
  const next = about[(start + step + about.length + (start < 0 && step < 0 ? 1 : 0)) % about.length];
  findingAt = next.number;
  go(next.finding.record, { focus: true });
  say(`Finding ${about.indexOf(next) + 1} of ${about.length}: ${next.finding.code} ${next.finding.name}`);
}

/** The next record in a direction: one that is linked with this, else the nearest. */
function step(dx, dy) {
  const here = where(active), id = active.dataset.id, x0 = here.x + here.w / 2, y0 = here.y + here.h / 2;
  const linked = new Set(id === undefined ? [] : neighbours(records.get(id)));
  const best = (elements, wide) => {
    let winner = null, least = Infinity;
    for (const element of elements) {
      if (element === active || element.dataset.id === id && id !== undefined) continue;
      const box = where(element), x = box.x + box.w / 2 - x0, y = box.y + box.h / 2 - y0;
      const ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (ahead <= 1 || aside > ahead * wide) continue;
      const cost = ahead + aside * 1.5;
      if (cost < least) { least = cost; winner = element; }
    }
    return winner;
  };
  const around = [...layer.querySelectorAll(".node[data-id]")];
  const own = active.classList.contains("elsewhere") && nodes.get(id) !== active ? nodes.get(id) : null;  // a pale copy leads on to the record itself
  const next = best(around.filter((element) => linked.has(element.dataset.id)), 4) || own || best([...around.filter((element) => !element.classList.contains("elsewhere")), ...headings.values()], 2.5);
  if (!next) {
    const part = parts.get(records.get(id)?.part);
    say(active.classList.contains("elsewhere") && part && collapsed.has(part.id) ? `Nothing further this way; it stands in ${titleOf(part)}, which is collapsed` : "Nothing further this way");
    return;
  }
  if (next === own) say(`In ${titleOf(parts.get(records.get(id).part))}`);
  rove(next);
  next.focus({ preventScroll: true });
  show(next);
  if (!details.hidden && next.dataset.id !== undefined) select(next.dataset.id);
}

const neighbours = (record) =>
  [...record.premises, record.conclusion, ...record.supported_by, ...record.used_by, ...record.attacked_by, ...record.attacks, ...record.contradicts].filter((id) => id !== null);

// ---------------------------------------------------------------- the details of a record

function tell() {
  const record = records.get(selected), body = at("details-body");
  if (!record) { reveal(details, false); return; }
  at("kicker").replaceChildren(kind(record), capital(record.kind) + (record.main ? " · main" : ""), make("code", {}, selected));
  body.replaceChildren(...[
    make("h2", { lang: state.language }, record.words),
    record.leap ? make("p", { class: "notice" }, make("span", { class: "chip v-leap" }, "LEAP"), " a step that its premises do not cover") : null,
    nodes.has(selected) ? null : absent(record),
    stands(record),
    ...found_(record),
    ...sources(record),
    ...group("Premises", record.premises.map(leads)),
    ...group("Conclusion", record.conclusion === null ? [] : [leads(record.conclusion)]),
    ...group("Supported by", record.supported_by.map((id) => branch(id, records.get(id)?.premises || []))),
    ...group("Supports", record.used_by.map((id) => branch(id, records.has(id) ? [records.get(id).conclusion] : []))),
    ...group("Attacked by", record.attacked_by.map(leads)),
    ...group("Attacks", record.attacks.map(leads)),
    ...group("Contradicts", record.contradicts.map(leads)),
    ...about(record),
    ...why(record),
    ...from(record),
  ].filter(Boolean));
  body.scrollTop = 0;
  reveal(details, true);
}

function kind(record) {
  const drawn = icon("k-" + record.kind, "kind");
  drawn.classList.add(look(record));
  return drawn;
}

function absent(record) {
  const other = reading === "as-argued" ? "with-objections" : "as-argued";
  const text = parts.get(record.part) && collapsed.has(record.part) ? "Its section is collapsed. " : `It is not in the picture ${READINGS[reading].toLowerCase()}. `;
  return make("p", { class: "notice" }, text, collapsed.has(record.part)
    ? make("button", { type: "button", click: () => go(selected) }, "Expand it")
    : make("button", { type: "button", click: () => setReading(other) }, `Show ${READINGS[other].toLowerCase()}`));
}

function stands(record) {
  const rows = Object.entries(READINGS).flatMap(([which, name]) => {
    const verdict = verdictOf(record, which), words = typeof record.standing === "string" ? record.standing : record.standing?.[which];
    if (!verdict && !words) return [];
    return [make("dt", { class: which === reading && "now" }, name),
      make("dd", {}, verdict ? make("span", { class: "chip v-" + verdict }, sign(verdict)) : null, words ? make("small", {}, words) : null)];
  });
  return rows.length ? make("dl", { class: "verdicts" }, ...rows) : null;
}

const group = (title, items) => (items.length ? [make("h3", {}, title), make("div", { class: "links" }, ...items)] : []);

function leads(id) {
  const record = records.get(id);
  if (!record) return make("span", { class: "go" }, String(id));
  const stand = record.leap ? "leap" : verdictOf(record);
  return make("button", { type: "button", class: "go", click: () => go(id) }, kind(record),
    make("span", { lang: state.language }, record.words, stand ? make("small", { lang: "en" }, ` · ${stand}`) : ""));
}

/** Words in which ids stand in backticks: those of records lead there. */
const told = (words) => words.split(/`([^`]+)`/).map((piece, number) => {
  if (number % 2 === 0) return piece;
  const record = records.get(piece);
  return record ? make("button", { type: "button", class: "ref", title: record.words, click: () => go(piece) }, piece) : make("code", {}, piece);
});

const branch = (id, others) => make("div", {}, leads(id), make("ul", {}, ...others.map((each) => make("li", {}, leads(each)))));

const link = (url, words) => (/^(https?:|mailto:|(?![a-z][a-z0-9+.-]*:))/i.test(url) ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words) : words);

function found_(record) {
  const about = record.findings.map((number) => state.findings[number]).filter(Boolean);
  return about.length ? [make("h3", {}, plural(about.length, "finding")), ...about.map((finding) =>
    make("div", { class: "finding " + finding.level }, make("p", {}, make("b", {}, finding.url ? link(finding.url, `${finding.code} ${finding.name}`) : `${finding.code} ${finding.name}`)),
      only(finding), make("p", {}, ...told(finding.message)), finding.help.length ? make("ul", {}, ...finding.help.map((words) => make("li", {}, ...told(words)))) : null))] : [];
}

/** Said of a finding that the other reading does not have, while that is shown. */
const only = (finding) => (finding.reading ? make("small", { class: "only" }, `Only ${READINGS[finding.reading].toLowerCase()}`) : null);

function sources(record) {
  const items = [...record.quotes.map((words) => make("blockquote", { lang: state.language }, `“${words}”`)),
    ...record.sources.map((source) => make("p", { class: "source" }, source.url ? link(source.url, source.text) : source.text))];
  return items.length ? [make("h3", {}, record.quotes.length ? "Quotation and source" : "Source"), ...items] : [];
}

const about = (record) => (record.facts.length ? [make("h3", {}, "What is said of it"), make("dl", { class: "facts" },
  ...record.facts.map(([label, words]) => make("div", {}, make("dt", {}, label), make("dd", {}, words))))] : []);

function why(record) {
  const words = record.explanation ? record.explanation[reading] ?? record.explanation
    : state.live ? "…" : `Not written out in so large a map; ask for it: argmap explain ${state.records[selected].place.path}:${selected}`;
  return words ? [make("h3", {}, record.kind === "step" ? "What it carries, and why" : "Why it stands so"), make("div", { class: "why", lang: "en" }, ...words.split("\n").map((line) => {
    const deep = line.length - line.trimStart().length + (line.trimStart().startsWith("- ") ? 2 : 0), each = make("p", {}, ...told(line.trim()));
    each.style.paddingInlineStart = Math.min(deep, 24) * 0.5 + "em";
    if (line.trimStart().startsWith("- ")) each.style.textIndent = "-1em";
    return each;
  }))] : [];
}

function from(record) {
  const words = `${record.place.path}:${record.place.line}`, code = make("code", {}, words);
  const copy = async () => {
    try { await navigator.clipboard.writeText(words); say("Copied"); } catch { getSelection().selectAllChildren(code); }
  };
  const part = parts.get(record.part);
  return [make("h3", {}, "Place"), record.section || part ? make("p", {}, record.section || titleOf(part)) : null,
    make("p", { class: "place" }, record.url ? link(record.url, code) : code, make("button", { type: "button", "aria-label": "Copy " + words, title: "Copy", click: copy }, icon("i-copy")))];
}

// ---------------------------------------------------------------- search

const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function index() {
  haystack ??= [...records].map(([id, record]) => {
    const fields = [["", record.words], ["id", id], ...record.quotes.map((words) => ["quotation", words]), ...record.sources.map((source) => ["source", source.text]),
      ...record.findings.map((number) => ["finding", `${state.findings[number].code} ${state.findings[number].name}`])].map(([label, words]) => [label, words, fold(words)]);
    return { id, fields, all: fields.map(([, , words]) => words).join("\n") };
  });
  return haystack;
}

function search() {
  const words = fold(query.value).split(/\s+/).filter(Boolean);
  hitAt = -1;
  hits = [];
  if (words.length) {
    const whole = words.join(" ");
    for (const entry of index()) {
      if (!words.every((word) => entry.all.includes(word))) continue;
      const [, text] = [entry.id, entry.fields[0][2]];
      const rank = fold(entry.id) === whole ? 0 : text.includes(whole) ? 1 : words.every((word) => text.includes(word)) ? 2 : 3;
      hits.push({ id: entry.id, rank, field: rank > 0 ? entry.fields.find(([, , field]) => words.some((word) => field.includes(word))) : entry.fields[1] });
    }
    hits.sort((one, other) => one.rank - other.rank);
  }
  list(words);
  mark();
  const hidden = new Set(hits.map((hit) => records.get(hit.id).part).filter((id) => collapsed.has(id)));
  at("count").textContent = words.length ? hits.length.toLocaleString("en") : "";
  say(words.length ? plural(hits.length, "match", "matches") + (hidden.size ? `, some in ${plural(hidden.size, "collapsed section")}` : "") : "");
}

const LISTED = 60;
function list(words) {
  results.replaceChildren(...hits.slice(0, LISTED).map((hit, number) => {
    const record = records.get(hit.id), [label, text] = hit.field || ["", ""];
    const beside = [label && `${label}: ${text}`, collapsed.has(record.part) && `in ${titleOf(parts.get(record.part))} (collapsed)`].filter(Boolean).join(" · ");
    return make("li", { id: "hit-" + number, role: "option", "aria-selected": "false", "data-number": number }, kind(record), make("span", { lang: state.language }, ...marked(record.words, words)), beside && make("small", {}, beside));
  }));
  at("more").textContent = hits.length > LISTED ? `and ${plural(hits.length - LISTED, "more match", "more matches")}; Enter goes from one to the next`
    : words.length && !hits.length ? "Nothing matches; ids, words, sources, quotations and codes of findings are searched" : "";
  results.hidden = !hits.length;
  opened(words.length > 0);
}

function opened(yes) {
  found.hidden = !yes;
  query.setAttribute("aria-expanded", String(yes && hits.length > 0));
  if (!yes) query.removeAttribute("aria-activedescendant");
}

/** The words with what matches marked; long ones are cut around the first match. */
function marked(text, words) {
  const low = text.toLowerCase();
  if (low.length !== text.length) return [text];
  const first = Math.min(...words.map((word) => low.indexOf(word)).filter((place) => place >= 0));
  const start = Number.isFinite(first) && first > 70 ? text.indexOf(" ", first - 40) + 1 : 0, end = start + 150;
  const spans = [];
  for (const word of words)
    for (let place = low.indexOf(word, start); place >= 0 && place < end; place = low.indexOf(word, place + word.length)) spans.push([place, place + word.length]);
  spans.sort((one, other) => one[0] - other[0]);
  const out = [start ? "…" : ""];
  let done = start;
  for (const [from, to] of spans) {
    if (from < done) continue;
    out.push(text.slice(done, from), make("mark", {}, text.slice(from, to)));
    done = to;
  }
  out.push(text.slice(done, Math.max(end, done)), text.length > end ? "…" : "");
  return out;
}

/** Marks the matches in the picture, and says how many a collapsed part holds. */
function mark() {
  for (const old of layer.querySelectorAll(".halo, .matches")) old.remove();
  const wanted = hits.map((hit) => nodes.get(hit.id)).filter(Boolean);
  const places = wanted.map(frame);
  wanted.forEach((node, number) => {
    const box = places[number];
    node.prepend(draw("rect", { class: "halo", x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12, rx: 8 }));
  });
  const inside = new Map();
  for (const hit of hits) inside.set(records.get(hit.id).part, (inside.get(records.get(hit.id).part) || 0) + 1);
  for (const [id, number] of inside)
    if (collapsed.has(id)) boxes.get(id)?.element.querySelector(".counts").append(make("span", { class: "chip matches" }, plural(number, "match", "matches")));
  strokes();
}

function point(number) {
  hitAt = number;
  for (const old of results.querySelectorAll("[aria-selected=true]")) old.setAttribute("aria-selected", "false");
  const option = results.children[number];
  if (!option) { query.removeAttribute("aria-activedescendant"); return; }
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  query.setAttribute("aria-activedescendant", option.id);
}

let pointed = false;
function take(number) {
  if (!hits.length) return;
  point((number + hits.length) % hits.length);
  pointed = false;
  const id = hits[hitAt].id, position = `${hitAt + 1} of ${hits.length}`;
  go(id);
  at("count").textContent = position;
  say(`${position}: ${spoken(id)}`);
}

query.addEventListener("input", search);
query.addEventListener("focus", () => opened(query.value.trim() !== ""));
query.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (steps[event.key] && hits.length) {
    opened(true);
    const most = Math.min(hits.length, LISTED);
    point(hitAt < 0 && event.key === "ArrowUp" ? most - 1 : (hitAt + steps[event.key] + most) % most);
    pointed = true;
  } else if (event.key === "Enter") {
    take(pointed ? hitAt : hitAt + (event.shiftKey ? -1 : 1));
    if (narrow.matches) opened(false);
  } else if (event.key === "Escape") {
    if (!found.hidden) opened(false);
    else { query.value = ""; search(); (active || viewport).focus({ preventScroll: true }); }
    event.stopPropagation();
  } else return;
  event.preventDefault();
});
results.addEventListener("pointerdown", (event) => event.preventDefault());
results.addEventListener("click", (event) => {
  const option = event.target.closest("[data-number]");
  if (option) { take(Number(option.dataset.number)); opened(false); }
});
document.addEventListener("pointerdown", (event) => { if (!event.target.closest(".find")) opened(false); });
query.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== query) opened(false); }, 0));

// ---------------------------------------------------------------- lists: outline, findings

function toggleList(panel, yes = panel.hidden) {
  if (yes) for (const other of [outline, findings]) if (other !== panel) toggleList(other, false);
  if (yes && narrow.matches) reveal(details, false);
  const inside = panel.contains(document.activeElement);
  reveal(panel, yes);
  const button = at("show-" + panel.id);
  button.setAttribute("aria-expanded", String(yes));
  if (yes) panel.querySelector(".body").focus({ preventScroll: true });
  else if (inside) button.focus();
}

function listFindings() {
  const [notes, others] = [true, false].map((note) => state.findings.filter((finding) => (finding.level === "note") === note));
  const item = (finding) => {
    const inner = [make("b", {}, `${finding.code} ${finding.name}`), only(finding), make("p", {}, finding.message), make("small", {}, finding.record ?? `${finding.place.path}:${finding.place.line}`)].filter(Boolean);
    return make("li", {}, records.has(finding.record)
      ? make("button", { type: "button", class: "finding " + finding.level, click: () => { findingAt = state.findings.indexOf(finding); go(finding.record); } }, ...inner)
      : make("div", { class: "finding " + finding.level }, ...inner));
  };
  const block = (words, items) => (items.length ? [make("h3", {}, words), make("ul", {}, ...items.map(item))] : []);
  at("findings-list").replaceChildren(...block(plural(others.length, "warning"), others), ...block(plural(notes.length, "note"), notes),
    ...(state.findings.length ? [] : [make("p", {}, "The checker found nothing to say.")]));
  at("findings-count").textContent = state.findings.length || "";
  at("show-findings").setAttribute("aria-label", state.findings.length ? plural(state.findings.length, "finding") : "No findings");
}

function listKey() {
  const key = at("key");
  key.hidden = !state.key;
  if (!state.key) return;
  const there = new Set([...records.values()].flatMap((record) => [record.kind, ...Object.values(record.verdict || {})]));
  const row = (first, words) => make("p", {}, first, make("span", {}, words));
  at("key-words").replaceChildren(
    ...VERDICTS.filter((verdict) => there.has(verdict)).map((verdict) => row(make("span", { class: "chip v-" + verdict }, sign(verdict)), state.key.verdicts[verdict][1])),
    ...state.key.shapes.filter(([name]) => there.has(name.toLowerCase())).map(([name, words]) => row(make("span", { class: "sign" }, icon("k-" + name.toLowerCase(), "kind"), name), words)),
    ...([...records.values()].some((record) => record.leap) ? [row(make("span", { class: "chip v-leap" }, "LEAP"), "a step that its premises do not cover")] : []),
    ...state.key.lines.filter(([name]) => name !== "Pale" || !state.whole).map(([name, words]) => row(make("span", { class: "sign" }, name), words)));
}

outline.addEventListener("click", (event) => {
  const anchor = event.target.closest("a[href^='#']");
  const id = anchor && idOf(anchor.hash.replace(/^#r-/, "#"));
  if (anchor) event.preventDefault();
  if (id !== null && id !== undefined) go(id);
});
for (const panel of [outline, findings]) {
  at("show-" + panel.id).addEventListener("click", () => toggleList(panel));
  panel.querySelector(".close").addEventListener("click", () => { toggleList(panel, false); at("show-" + panel.id).focus(); });
}
details.querySelector(".close").addEventListener("click", unselect);

// ---------------------------------------------------------------- reading, theme, help, buttons

function setReading(next) {
  if (next === reading) return;
  const anchor = nodes.has(selected) ? selected : middle();
  reading = next;
  for (const input of document.getElementsByName("reading")) input.checked = input.value === next;
  tellReading();
  if (!holding(() => nodes.get(anchor), redraw)) place(view.x, view.y);
  if (!details.hidden) tell();
  if (!found.hidden) list(fold(query.value).split(/\s+/).filter(Boolean));
  say(READINGS[next]);
}

/** The record that is nearest to the middle of the screen. */
function middle() {
  const free = room(), x = (free.left + free.right) / 2, y = (free.top + free.bottom) / 2;
  let best = null, least = Infinity;
  for (const [id, node] of nodes) {
    const box = where(node), far = Math.hypot(box.x + box.w / 2 - x, box.y + box.h / 2 - y);
    if (far < least) { least = far; best = id; }
  }
  return best;
}

for (const input of document.getElementsByName("reading")) input.addEventListener("change", () => setReading(input.value));

const chooser = at("theme");
const themes = new Set([...document.styleSheets[0].cssRules].flatMap((rule) => /^:root\[data-theme="?([\w-]+)"?\]$/.exec(rule.selectorText || "")?.[1] ?? []));
for (const name of themes) chooser.append(make("option", { value: name }, capital(name.replace(/-/g, " "))));
function setTheme(name) {
  if (themes.has(name)) root.dataset.theme = name;
  else delete root.dataset.theme;
  const paper = /\w\w/g[Symbol.match](getComputedStyle(root).getPropertyValue("--paper").trim().slice(1)) || [];
  root.style.colorScheme = parseInt(paper[1] || "ff", 16) < 128 ? "dark" : "light";
}
const remembered = { get: () => { try { return localStorage.getItem("argmap-theme"); } catch { return null; } },
  set: (name) => { try { localStorage.setItem("argmap-theme", name); } catch { /* then it is forgotten */ } } };
chooser.addEventListener("change", () => { setTheme(chooser.value); remembered.set(chooser.value); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTheme(chooser.value));

const help = at("help");
at("show-help").addEventListener("click", () => help.showModal());
help.querySelector(".close").addEventListener("click", () => help.close());
help.addEventListener("click", (event) => { if (event.target === help) help.close(); });
at("zoom-in").addEventListener("click", () => zoom(1.35, undefined, undefined, true));
at("zoom-out").addEventListener("click", () => zoom(1 / 1.35, undefined, undefined, true));
at("zoom-fit").addEventListener("click", () => fit());
at("collapse-all").addEventListener("click", () => every(true));
at("expand-all").addEventListener("click", () => every(false));

// ---------------------------------------------------------------- pointer, wheel and keys on the picture

const touches = new Map();
let dragged = false, pinch = null;

viewport.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  cancelAnimationFrame(tween);
  touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
  dragged = touches.size > 1;
  pinch = null;
});
addEventListener("pointermove", (event) => {
  const last = touches.get(event.pointerId);
  if (!last) return;
  const dx = event.clientX - last.x, dy = event.clientY - last.y;
  if (!dragged && Math.hypot(dx, dy) < 4) return;
  if (!dragged) viewport.setPointerCapture(event.pointerId);
  dragged = true;
  viewport.classList.add("held");
  touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
  if (touches.size === 1) { place(view.x + dx, view.y + dy); return; }
  const [one, other] = [...touches.values()], frame = viewport.getBoundingClientRect();
  const now = { x: (one.x + other.x) / 2 - frame.left, y: (one.y + other.y) / 2 - frame.top, d: Math.hypot(one.x - other.x, one.y - other.y) || 1 };
  if (pinch) {
    place(view.x + now.x - pinch.x, view.y + now.y - pinch.y);
    zoom(now.d / pinch.d, now.x, now.y);
  }
  pinch = now;
});
for (const end of ["pointerup", "pointercancel"])
  addEventListener(end, (event) => {
    touches.delete(event.pointerId);
    pinch = null;
    if (!touches.size) viewport.classList.remove("held");
  });
viewport.addEventListener("click", (event) => {
  if (dragged) { dragged = false; return; }
  const heading = event.target.closest("[data-part]"), node = event.target.closest(".node[data-id]");
  if (heading) toggle(heading.dataset.part);
  else if (node) go(node.dataset.id, { focus: true, move: node.classList.contains("elsewhere") });
});
viewport.addEventListener("dblclick", (event) => {
  const frame = viewport.getBoundingClientRect();
  if (!event.target.closest("[data-part]")) zoom(event.shiftKey ? 1 / 1.6 : 1.6, event.clientX - frame.left, event.clientY - frame.top, true);
});
viewport.addEventListener("wheel", (event) => {
  event.preventDefault();
  const unit = [1, 16, viewport.clientHeight][event.deltaMode], frame = viewport.getBoundingClientRect();
  cancelAnimationFrame(tween);
  if (event.ctrlKey || event.metaKey) {
    const by = Math.max(-40, Math.min(40, event.deltaY * unit));
    zoom(Math.exp(-by * 0.008), event.clientX - frame.left, event.clientY - frame.top);
  } else place(view.x - (event.shiftKey ? event.deltaY : event.deltaX) * unit, view.y - (event.shiftKey ? 0 : event.deltaY) * unit);
}, { passive: false });
viewport.addEventListener("focusin", (event) => {
  const item = event.target.closest("[tabindex]");
  if (item && item !== viewport) rove(item);
  if (item && item.matches(":focus-visible")) { ring(item, "focused"); if (item !== viewport) show(item); }
});
viewport.addEventListener("focusout", () => ring(null, "focused"));
for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  viewport.addEventListener(enter, (event) => { const part = event.target.closest(".part.closed"); if (part) near(part.dataset.box); });
  viewport.addEventListener(leave, (event) => { if (event.target.closest(".part.closed")) near(); });
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS = {
  "/": () => { query.focus(); query.select(); },
  "?": () => help.showModal(),
  "+": () => zoom(1.35, undefined, undefined, true),
  "=": () => zoom(1.35, undefined, undefined, true),
  "-": () => zoom(1 / 1.35, undefined, undefined, true),
  0: () => fit(),
  f: () => fit(),
  o: () => toggleList(outline),
  Home: main,
  "[": () => toFinding(-1),
  "]": () => toFinding(1),
  c: () => {
    const part = active?.dataset.id === undefined ? undefined : records.get(active.dataset.id).part;
    if (viewport.contains(document.activeElement) && headings.has(part)) toggle(part);
  },
  Escape: () => {
    const open = [outline, findings].find((panel) => panel.contains(document.activeElement));
    if (open) toggleList(open, false);
    else if (!details.hidden) unselect();
    else if (!outline.hidden || !findings.hidden) [outline, findings].forEach((panel) => toggleList(panel, false));
    else viewport.focus({ preventScroll: true });
  },
};

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || help.open || target.closest("input:not([type=radio]), select, textarea")) return;
  const free = target === document.body || target === viewport, item = viewport.contains(target) && target !== viewport;
  if (ARROWS[key] && (free || item)) {
    const [dx, dy] = ARROWS[key];
    if (free || event.shiftKey) glide(view.x - dx * 120, view.y - dy * 120);
    else step(dx, dy);
  } else if ((key === "Enter" || key === " ") && item && !(target instanceof HTMLButtonElement)) {
    if (target.dataset.part !== undefined) toggle(target.dataset.part);
    else if (target.dataset.id !== undefined) {
      go(target.dataset.id, { move: target.classList.contains("elsewhere") });
      at("details-body").focus({ preventScroll: true });
    }
  } else if (Object.hasOwn(KEYS, key) && (key !== "Home" || free || item)) KEYS[key]();
  else return;
  event.preventDefault();
});

// ---------------------------------------------------------------- the address, and the opening

function follow() {
  const id = idOf(location.hash);
  if (id !== null) go(id, { address: false });
  else if (selected !== null) { reveal(details, false); selected = null; choose(); }
}

/** Takes a state in: at the opening, and in live mode again whenever the text has changed. */
function take_in(next) {
  state = next;
  records = new Map(Object.entries(state.records));
  parts = new Map(state.parts.map((part) => [part.id, part]));
  named = new Map([...numbered, ...[...records].map(([id, record]) => [record.node, id])]);
  haystack = null;
  reading ??= state.reading;
  collapsed = new Set(collapsed ? [...collapsed].filter((id) => parts.has(id)) : state.collapsed);
  document.title = state.title;
  at("sections").hidden = parts.size < 2 && !collapsed.size;
  if (selected !== null && !records.has(selected)) selected = null;
  listFindings();
  listKey();
  tellReading();
}

// ---------------------------------------------------------------- live mode

/** Follows the text while it is written; the view, the selection and the search stay. */
function live() {
  const source = new EventSource(`/events?version=${state.live.version}`);
  let problems = [], lost = false;
  const banner = () => {
    const element = at("banner"), mistakes = problems.filter((each) => each.code);  // others are sentences that stand by themselves
    element.hidden = !lost && !problems.length;
    element.replaceChildren(
      ...(lost ? [make("p", {}, "The connection to argmap has ended; this page tries again. The picture is the last one that came.")] : []),
      ...(mistakes.length ? [make("b", {}, `${plural(mistakes.length, "mistake")} in the text; the picture is the last one without`)] : []),
      ...(problems.length ? [make("ul", {}, ...problems.map((each) => make("li", {}, make("code", {}, each.place ? `${each.place.path}:${each.place.line}:${each.place.column}` : ""), (each.code ? ` ${each.code} ${each.name}: ` : " ") + each.message)))] : []));
  };
  const renew = async (version, next) => {
    const wanted = [...Object.values(next.whole || {}), ...next.parts.flatMap((part) => Object.values(part.pictures))].filter(Boolean);
    const pictures = {};
    for (const key of wanted) pictures[key] = next.pictures[key] ?? state.pictures[key];
    if (wanted.some((key) => pictures[key] === undefined)) {
      const answer = await fetch("/state");
      const full = await answer.json();
      next = full.state ?? full;
    } else next.pictures = pictures;
    const anchor = nodes.has(selected) ? selected : middle(), box = collapsed.size ? headings.keys().next().value : undefined;
    const held = active && viewport.contains(document.activeElement) ? { id: active.dataset.id, part: active.dataset.part } : null;
    holding(() => nodes.get(anchor) || headings.get(box), () => {
      take_in(next);
      for (const key of parsed.keys()) if (!(key in state.pictures)) parsed.delete(key);
      redraw();
    });
    if (next.outline !== undefined) { at("outline-words").replaceChildren(...new DOMParser().parseFromString(next.outline, "text/html").body.childNodes); tellReading(); }
    if (query.value) { const open = !found.hidden; search(); opened(open); }
    if (held) (nodes.get(held.id) || headings.get(held.part) || viewport).focus({ preventScroll: true });
    if (!details.hidden) { const scrolled = at("details-body").scrollTop; tell(); at("details-body").scrollTop = scrolled; }
    problems = next.problems || [];
    banner();
    requestAnimationFrame(() => { root.dataset.version = version; });
  };
  let turn = Promise.resolve();
  const on = (name, work) => source.addEventListener(name, (event) => { const data = JSON.parse(event.data); turn = turn.then(() => work(data)); });
  on("state", (data) => renew(data.version, { ...data.state, problems: data.problems ?? data.state.problems }));
  on("problems", (data) => { problems = data.problems; banner(); say(at("banner").querySelector("b, li")?.textContent.trim() ?? ""); });
  on("details", (data) => {
    for (const [id, words] of Object.entries(data.explanations)) if (records.has(id)) records.get(id).explanation = words;
    for (const [number, words] of Object.entries(data.help)) if (state.findings[number]) state.findings[number].help = words;
    const helped = Object.keys(data.help).some((number) => state.findings[number]?.record === selected);
    if (!details.hidden && (helped || Object.hasOwn(data.explanations, selected))) { const scrolled = at("details-body").scrollTop; tell(); at("details-body").scrollTop = scrolled; }
  });
  source.addEventListener("open", () => { lost = false; banner(); });
  source.addEventListener("error", () => { lost = true; banner(); });
  problems = state.problems || [];
  banner();
  root.dataset.version = state.live.version;
}

// The state is read when everything stands, so that nothing is seen half made.
root.classList.add("on");
reveal(outline, false);
/** The state of the file, in which what is drawn or said several times stands once (packing.py). */
function unpacked(packed) {
  const records = packed.records;
  numbered = records.map(([id], number) => ["n" + number, id]);
  records.forEach(([id, record], number) => {
    record.words = at("r-" + id)?.textContent ?? id;
    record.node = "n" + number;
  });
  for (const [key, svg] of Object.entries(packed.pictures)) {
    packed.pictures[key] = svg.replace(/\x7f(\d+) (\S+) (\S+) (\d+);/g, (_, record, x, y, shape) =>
      `<g class="${packed.shapes[shape][0]}" id="${key}-n${record}" transform="translate(${x} ${y})">${packed.shapes[shape][1]}</g>`);
  }
  packed.records = Object.fromEntries(records);
  return packed;
}

take_in(unpacked(JSON.parse(at("state").textContent)));
for (const input of document.getElementsByName("reading")) input.checked = input.value === reading;
chooser.value = [root.dataset.theme, remembered.get()].find((name) => themes.has(name)) ?? "";
setTheme(chooser.value);
redraw();
open();
paint();
if (idOf(location.hash) !== null) { calm.matches || cancelAnimationFrame(tween); follow(); }
addEventListener("popstate", follow);
addEventListener("hashchange", follow);
let width = viewport.clientWidth;
narrow.addEventListener("change", () => { if (boxes.size) holding(() => nodes.get(middle()) || headings.get(active?.dataset.part) || headings.values().next().value, redraw); });
addEventListener("resize", () => { place(view.x + (viewport.clientWidth - width) / 2, view.y); width = viewport.clientWidth; });
if (state.live) live();
