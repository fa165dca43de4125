"use strict";

const fs = require("fs");
const path = require("path");
const yaml = require("js-yaml");

/** What the documents of an evidence file show: a kind and fields for each fact. */
function facts(file) {
  const evidence = yaml.load(fs.readFileSync(file, "utf8"), { schema: yaml.CORE_SCHEMA });
  return evidence.documents.flatMap((document) => (document.shows ?? []).flatMap((shown) => Object.entries(shown)));
}

/**
 * Has every file of the folder that the program was given decided, in the order of their names, and prints a line of each.
 *
 * @param decide takes the facts of a file and promises its grades and its score
 */
exports.decideAll = async function (decide) {
  const folder = process.argv[2];
  const lines = [];
  for (const name of fs.readdirSync(folder).sort()) {
    const { grades, score } = await decide(facts(path.join(folder, name)));
    lines.push(`${grades.join(",")}:${score}\n`);
  }
  process.stdout.write(lines.join(""));
};
