// Puts the extension and what it needs into one file, and the licences of what it needs beside it.

"use strict";

const fs = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const LICENCE = /^licen[cs]e(\.\w+)?$/i;

const { metafile } = esbuild.buildSync({
  entryPoints: ["src/extension.js"],
  outfile: "dist/extension.js",
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20", // that of the oldest VS Code in package.json
  external: ["vscode"],
  legalComments: "none",
  metafile: true,
  absWorkingDir: __dirname,
});

/** The folders of the packages that went in. */
const folders = new Set(
  Object.keys(metafile.inputs)
    .map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0])
    .filter(Boolean),
);

const notices = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(__dirname, folder, "package.json"), "utf8"));
  const file = fs.readdirSync(path.join(__dirname, folder)).find((each) => LICENCE.test(each));
  if (!file) throw new Error(`${name} comes without the text of its licence`);
  return `${name} ${version} (${license})\n\n${fs.readFileSync(path.join(__dirname, folder, file), "utf8").trim()}\n`;
});

fs.writeFileSync(
  path.join(__dirname, "dist", "LICENCES.txt"),
  `dist/extension.js holds these packages.\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`,
);
