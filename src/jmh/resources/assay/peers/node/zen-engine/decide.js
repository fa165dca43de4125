"use strict";

// zen-engine: a decision model, whose steps are expressions over all facts by their kinds and, for the grades, a table.

const { ZenEngine } = require("@gorules/zen-engine");
const { decideAll } = require("../evidence.js");

const decision = new ZenEngine().createDecision(require("./march-2004.json"));

// The model asks for every kind, be there facts of it or none.
const KINDS = [
  "business-needs-agreement",
  "business-needs-discussion",
  "consent-form",
  "consent-guidance",
  "consent-leaflet",
  "consultation",
  "directory",
  "directory-dissemination",
  "directory-edition",
  "directory-maintenance",
  "directory-public-access",
  "directory-publicity",
  "directory-quality-check",
  "directory-search",
  "directory-test",
  "e-government-plan",
  "glossary",
  "it-awareness",
  "practice-discussion",
  "practitioner-dissemination",
  "privacy-statement",
  "process-map",
  "protocol-links-statement",
  "protocol-monitoring",
  "senior-sign-up",
  "sharing-guidance",
  "sharing-protocol",
  "statement-dissemination",
  "technical-paper-dissemination",
  "training",
  "understanding-aid",
];

async function decide(facts) {
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, []]));
  facts.forEach(([kind, fields]) => kinds[kind].push(fields));
  return (await decision.evaluate({ facts: kinds })).result;
}

decideAll(decide);
