"use strict";

// json-rules-engine: one run for each fact, by the rules about its kind, which say of which criterion it shows something;
// one for the criteria, over how much is shown of each; and one for the grades, over the criteria that are met.

const { Engine } = require("json-rules-engine");
const { decideAll } = require("../evidence.js");
const parts = require("./parts.json");
const evidence = require("./evidence.json");
const criteria = require("./criteria.json");
const { conditions, grades } = require("./grades.json");

const WEIGHTS = { R2: 1, "R3-4": 2, R5: 1, R6: 1, R7: 1, R8: 1, R9: 1 };
const HUNDREDTHS = { "Well Behind": 98, "Bit Behind": 199, "On Course": 300, "Well Ahead": 401 };
const SECTORS = {
  health: ["health"],
  education: ["education"],
  "social care": ["social care"],
  council: ["education", "social care"],
};

const sectors = (agencies) => [...new Set(agencies.flatMap((agency) => SECTORS[agency] ?? []))];
const others = (agencies) => agencies.filter((agency) => !(agency in SECTORS));

function engine(rules) {
  // A path can lead to nothing but the length of a list.
  return new Engine(rules, { allowUndefinedFacts: true, pathResolver: (list, path) => list[path] });
}

const about = Object.fromEntries(Object.entries(evidence).map(([kind, rules]) => [kind, engine(rules)]));
for (const each of Object.values(about)) {
  each.addFact("sectors", async ({ of }, almanac) => sectors(await almanac.factValue(of)), { cache: false });
  each.addFact("others", async ({ of }, almanac) => others(await almanac.factValue(of)), { cache: false });
}

const aboutCriteria = engine(criteria);

const aboutGrades = engine(grades);
for (const [name, condition] of Object.entries(conditions)) {
  aboutGrades.setCondition(name, condition);
}

/** The parts of a criterion that an event says a fact shows. */
function shows(params, fields) {
  return [
    ...(params.parts ?? []),
    ...(params.words ?? []).flatMap((field) => fields[field]),
    ...sectors((params.sectors ?? []).flatMap((field) => fields[field])),
    ...others((params.others ?? []).flatMap((field) => fields[field])),
    ...(params.each ?? []).flatMap((field) =>
      fields[field].flatMap((word) => sectors(fields.agencies).map((sector) => `${word}: ${sector}`)),
    ),
  ];
}

async function decide(facts) {
  const shown = Object.fromEntries(Object.keys(parts).map((criterion) => [criterion, new Set()]));
  const concluded = {};
  // Whatever concludes something is first in the file.
  for (const [kind, rules] of Object.entries(about)) {
    for (const [, fields] of facts.filter((fact) => fact[0] === kind)) {
      const { events } = await rules.run({ ...fields, ...concluded });
      for (const { type, params } of events) {
        if (type === "concluded") {
          concluded[params.fact] = true;
        } else {
          shows(params, fields).forEach((part) => shown[type].add(part));
        }
      }
    }
  }
  const counts = Object.fromEntries(
    Object.entries(parts).map(([criterion, all]) => [criterion, all.filter((part) => shown[criterion].has(part)).length]),
  );
  const met = Object.fromEntries(Object.keys(parts).map((criterion) => [criterion, false]));
  (await aboutCriteria.run(counts)).events.forEach(({ type }) => (met[type] = true));

  // The best comes first.
  const given = {};
  (await aboutGrades.run(met)).events.forEach(({ type, params }) => (given[type] ??= params.grade));
  const requirements = Object.keys(WEIGHTS);
  const hundredths = requirements.reduce((sum, one) => sum + WEIGHTS[one] * HUNDREDTHS[given[one]], 0);
  return { grades: requirements.map((one) => given[one]), score: hundredths / 800 };
}

decideAll(decide);
