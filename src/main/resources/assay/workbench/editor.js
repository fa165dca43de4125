// The editor of the rule set's files. What is typed is sent at once; what comes back is what is wrong, and what the rule at
// the cursor says. The logic of it all is the server's: here are only colours, keys and places.
import { Annotation, EditorState, Transaction } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { autocompletion, completionKeymap, insertCompletionText, pickedCompletion } from "@codemirror/autocomplete";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { tags } from "@lezer/highlight";
import { arrives, ask, before, isAway, leave, question, say } from "./workbench.js";

// One text is sent at a time, and the next as soon as that is answered: who types fast sends no more than can be looked at.
const PAUSE = 20;
const READING = 150;
const place = document.getElementById("editing");
const file = place.dataset.file;
const path = file.split("/").map(encodeURIComponent).join("/");
const theirs = document.getElementById("theirs");
const elsewhere = Annotation.define();

// ---------------------------------------------------------------- colours

const KEYWORDS = /^(?:package|import|rule|when|then|end|declare|enum|extends|not|exists|and|or|in|memberOf|contains|excludes|matches|accumulate|from|eval|insert|new|if|else|for|return|true|false|null)$/;

const drl = StreamLanguage.define({
  name: "drl",
  startState: () => ({ comment: false }),
  token(stream, state) {
    if (state.comment || stream.match("/*")) {
      state.comment = !stream.match(/^.*?\*\//);
      if (state.comment) {
        stream.skipToEnd();
      }
      return "comment";
    }
    if (stream.match("//")) {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match(/^"(?:\\.|[^"\\])*"?/)) {
      return "string";
    }
    if (stream.match(/^\{[a-z0-9-]+[^}]*\}/) || stream.match(/^\d[\d.]*/)) {
      return "number";
    }
    if (stream.match(/^\$\w+/)) {
      return "variableName";
    }
    if (stream.match(/^@\w+/)) {
      return "meta";
    }
    const word = stream.match(/^[\p{L}_]\w*/u);
    if (word) {
      return KEYWORDS.test(word[0]) ? "keyword" : /^\p{Lu}/u.test(word[0]) ? "typeName" : null;
    }
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "//" } }
});

const yaml = StreamLanguage.define({
  name: "yaml",
  token(stream) {
    if (stream.match(/^\s*#.*/)) {
      return "comment";
    }
    if (stream.match(/^"(?:\\.|[^"\\])*"?/) || stream.match(/^'[^']*'?/)) {
      return "string";
    }
    if (stream.match(/^[\w.&-]+(?=\s*:(?:\s|$))/)) {
      return "keyword";
    }
    if (stream.match(/^\d[\d.-]*(?=\s|,|\}|$)/) || stream.match(/^\{[a-z0-9-]+[|}][^}]*\}?/)) {
      return "number";
    }
    if (stream.match(/^[\p{L}\p{N}_'"-]+/u)) {
      return null;
    }
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "#" } }
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, class: "t-keyword" },
  { tag: tags.string, class: "t-text" },
  { tag: tags.comment, class: "t-comment" },
  { tag: tags.number, class: "t-number" },
  { tag: tags.typeName, class: "t-type" },
  { tag: tags.variableName, class: "t-variable" },
  { tag: tags.meta, class: "t-note" }
]);

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)" },
  "&.cm-focused": { outline: "3px solid var(--focus)" },
  ".cm-scroller": { fontFamily: "ui-monospace, \"Liberation Mono\", Menlo, Consolas, monospace", fontSize: ".875rem", lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--faint)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "transparent", boxShadow: "inset .2rem 0 0 var(--line)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--line)" },
  ".cm-panels": { backgroundColor: "var(--panel)", color: "var(--ink)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": { display: "flex", flexWrap: "wrap", alignItems: "center", gap: ".25rem .5rem", padding: ".5rem 2.5rem .5rem .5rem" },
  ".cm-panel.cm-search br": { display: "none" },
  ".cm-panel.cm-search :is(input, button, label)": { margin: "0", font: "inherit" },
  ".cm-panel.cm-search .cm-textfield": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1.5px solid var(--ink)" },
  ".cm-panel.cm-search .cm-button": { backgroundColor: "var(--paper)", backgroundImage: "none", color: "inherit", border: "1.5px solid var(--ink)" },
  ".cm-panel.cm-search [name=close]": { color: "inherit" },
  ".cm-searchMatch": { backgroundColor: "transparent", outline: "1.5px dashed var(--ink)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--line)", outline: "2px solid var(--ink)" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "2px solid var(--ink)", maxWidth: "min(36rem, 90vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".15rem .5rem", overflowWrap: "anywhere" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--ink)", color: "var(--paper)" },
  ".cm-completionDetail": { fontStyle: "normal", marginLeft: ".75rem" },
  ".cm-known": { padding: ".5rem .75rem" },
  ".cm-diagnosticAction": { font: "inherit", color: "inherit", background: "var(--panel)", border: "1.5px solid var(--ink)" }
}, { dark: matchMedia("(prefers-color-scheme: dark)").matches });

// ---------------------------------------------------------------- what is known

function element(name, text, more) {
  const made = document.createElement(name);
  if (text) {
    made.textContent = text;
  }
  return Object.assign(made, more);
}

function known(found) {
  const lines = [element("strong", found.title), ...found.lines.map(line => element("p", line))];
  if (found.address) {
    lines.push(element("a", "Read more", { href: found.address }));
  }
  return lines;
}

const hover = hoverTooltip(async (view, at) => {
  const found = await question("/api/hovers/" + path, { text: view.state.doc.toString(), at }).catch(() => ({}));
  return found.title
    ? { pos: found.from, end: found.to, above: true, create: () => {
      const dom = element("div", "", { className: "cm-known" });
      dom.append(...known(found));
      return { dom };
    } }
    : null;
});

async function complete(context) {
  if (!context.explicit && !context.matchBefore(/[\w$.{"@-]$/)) {
    return null;
  }
  const found = await question("/api/completions/" + path, { text: context.state.doc.toString(), at: context.pos }).catch(() => null);
  if (!found || context.aborted || !found.options.length) {
    return null;
  }
  // What is written is looked for by what stands before the cursor; what is chosen stands in place of the whole word.
  const behind = found.to - context.pos;
  return {
    from: found.from,
    options: found.options.map((one, nth) => ({
      label: one.text,
      detail: one.says.length > 70 ? one.says.slice(0, 69) + "…" : one.says,
      boost: -Math.min(nth, 90),
      apply: (view, chosen, from, to) => view.dispatch({
        ...insertCompletionText(view.state, one.text, from, Math.min(to + behind, view.state.doc.length)),
        annotations: pickedCompletion.of(chosen)
      })
    })),
    validFor: /^[\w$.-]*$/
  };
}

// ---------------------------------------------------------------- what is wrong

const problems = document.getElementById("problems");
let lastSaid = "";

function show(answer) {
  const view = editor;
  const length = view.state.doc.length;
  const all = answer.problems.map(one => ({
    from: Math.min(one.from, length),
    to: Math.min(one.to, length),
    severity: one.error ? "error" : "warning",
    message: one.message,
    source: one.code,
    actions: one.fix ? [{ name: "Write " + one.fix, apply: (where, from, to) => mend(where, from, to, one.fix) }] : []
  }));
  view.dispatch(setDiagnostics(view.state, all));
  const items = answer.problems.map(one => {
    const item = element("li");
    const line = view.state.doc.lineAt(Math.min(one.from, length)).number;
    const go = element("button", "Line " + line, { type: "button" });
    go.addEventListener("click", () => {
      view.dispatch({ selection: { anchor: Math.min(one.from, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    });
    item.append(go, one.error ? element("strong", "Error: ") : element("strong", "Warning: "), one.message + " ");
    if (one.fix) {
      const fix = element("button", "Write " + one.fix, { type: "button" });
      fix.addEventListener("click", () => {
        mend(view, one.from, one.to, one.fix);
        view.focus();
      });
      item.append(fix);
    }
    return item;
  });
  for (const one of answer.elsewhere || []) {
    const item = element("li");
    item.append(element("strong", "Error elsewhere: "), one.address ? element("a", one.message, { href: one.address }) : one.message);
    items.push(item);
  }
  const list = element("ul");
  list.append(...items);
  problems.replaceChildren(problems.querySelector("h2"), items.length ? list : element("p", "Nothing that can be seen without compiling.", { className: "none" }));
  const errors = answer.problems.filter(one => one.error).length;
  const text = items.length
    ? errors + (errors === 1 ? " error and " : " errors and ") + (answer.problems.length - errors) + " warnings in this file"
    : "Nothing is wrong in this file";
  if (lastSaid && text !== lastSaid) {
    say(text);
  }
  lastSaid = text;
}

function mend(view, from, to, fix) {
  view.dispatch({ changes: { from, to, insert: fix }, selection: { anchor: from + fix.length }, userEvent: "input.complete" });
}

// ---------------------------------------------------------------- the text, here and there

let editor;
let version = "";
let agreed = "";
let number = 0;
let newest = 0;
let busy = false;
let waiting = null;
let conflict = false;
let running = Promise.resolve();
/** What was sent without an answer: whether it has arrived shows once the workbench answers again. */
const unanswered = new Set();

function changed() {
  place.dataset.held = "";
  clearTimeout(waiting);
  waiting = setTimeout(push, PAUSE);
}

/** Sends what was typed; one text after the other. */
function push() {
  clearTimeout(waiting);
  running = running.then(pushOnce);
  return running;
}

function isSent() {
  return !editor || editor.state.doc.toString() === agreed;
}

/** Whether the workbench does not take what was typed, until somebody says what is to become of it. */
function isRefused() {
  return conflict || !theirs.hidden;
}

/** Sends all that was typed; says whether it was taken. */
async function deliver() {
  if (!editor) {
    return true;
  }
  await push();
  while (!isSent() && !isRefused() && !isAway()) {
    await push();
  }
  return isSent();
}

before(async () => {
  const taken = await deliver();
  if (!taken && isRefused()) {
    theirs.scrollIntoView({ block: "nearest" });
    say((theirs.querySelector("h2") || theirs).textContent);
  }
  return taken;
});

document.addEventListener("click", event => leave(event, () => !isSent() && !isRefused(), deliver));

// What is under way arrives, and what would wait behind that would not.
window.addEventListener("beforeunload", event => {
  if (isSent()) {
    return;
  }
  if (busy || isRefused() || !arrives({ text: editor.state.doc.toString(), version })) {
    event.preventDefault();
  }
  push();
});

document.addEventListener("back", async () => {
  // A workbench that was started anew counts from the beginning.
  number = 0;
  newest = 0;
  if (editor) {
    await push();
    look();
  }
});

async function pushOnce() {
  waiting = null;
  const text = editor.state.doc.toString();
  if (text === agreed) {
    delete place.dataset.held;
  }
  if (conflict || text === agreed) {
    return;
  }
  busy = true;
  try {
    const answer = await ask("/api/files/" + path, { text, version }, "PUT");
    version = answer.version;
    number = answer.number;
    agreed = text;
    unanswered.clear();
    theirs.hidden = true;
    if (editor.state.doc.toString() === text) {
      delete place.dataset.held;
      show(answer);
      beside();
    }
  } catch (failed) {
    if (failed.lost) {
      unanswered.add(text);
    }
    if (failed.given && unanswered.has(failed.given.text)) {
      version = failed.given.version;
      agreed = failed.given.text;
      theirs.hidden = true;
    } else if (failed.given && failed.given.version) {
      offer(failed.given);
    } else {
      theirs.replaceChildren(element("p", failed.message));
      theirs.hidden = false;
      say(failed.message);
    }
  } finally {
    busy = false;
  }
  if (editor.state.doc.toString() !== agreed && !conflict && theirs.hidden) {
    changed();
  } else if (newest > number) {
    look();
  }
}

/**
 * Puts another text in the place of this one, and leaves alone what both have at their beginnings and ends. What others did is not
 * taken back with what was done here; what was chosen here is.
 */
function take(text, chosen) {
  const now = editor.state.doc.toString();
  let from = 0;
  while (from < now.length && from < text.length && now[from] === text[from]) {
    from++;
  }
  // Many lines begin alike: of one that was put before another, the beginning is not to be taken for that of the other.
  while (from && now[from - 1] !== "\n") {
    from--;
  }
  let end = 0;
  while (end < now.length - from && end < text.length - from && now[now.length - 1 - end] === text[text.length - 1 - end]) {
    end++;
  }
  editor.dispatch({ changes: { from, to: now.length - end, insert: text.slice(from, text.length - end) }, annotations: [elsewhere.of(true), Transaction.addToHistory.of(Boolean(chosen))] });
}

function lines(title, changed, named) {
  const pre = element("pre", "", { className: "lines", tabIndex: 0, role: "region", ariaLabel: "Changed lines, " + named });
  pre.append(...changed.map(line => element({ "+": "ins", "-": "del" }[line[0]] || "span", line + "\n")));
  return [element("h3", title), changed.length ? pre : element("p", "No line is another.", { className: "small" })];
}

/** Shows a text that is not the one that was typed on, as the review does: yours and theirs against what the file said before. */
async function offer(given) {
  conflict = true;
  const mine = editor.state.doc.toString();
  const found = await question("/api/differences", { before: agreed, yours: mine, theirs: given.text }).catch(() => ({ yours: [], theirs: [] }));
  const other = element("button", "Take the other text", { type: "button" });
  const keep = element("button", "Keep mine", { type: "button" });
  other.addEventListener("click", () => settle(given, true));
  keep.addEventListener("click", () => settle(given, false));
  const text = element("details");
  text.append(element("summary", "Before: what the file said when you began to type"), element("pre", agreed, { tabIndex: 0 }));
  theirs.replaceChildren(
    element("h2", "This file was changed elsewhere while you were typing."),
    element("p", "Nothing is overwritten before you say so."),
    ...lines("Yours, against what the file said before", found.yours, "yours"),
    ...lines("Theirs, against what the file said before", found.theirs, "theirs"),
    text, keep, " ", other);
  theirs.hidden = false;
  say(theirs.querySelector("h2").textContent + " Nothing is overwritten before you say so.");
}

function settle(given, other) {
  conflict = false;
  version = given.version;
  agreed = given.text;
  theirs.hidden = true;
  if (other) {
    take(given.text, true);
    look();
  } else {
    changed();
  }
  editor.focus();
}

/** Asks what the file is now, and then what is wrong with it: the text is not to wait for that. */
async function look() {
  if (busy || conflict) {
    return;
  }
  const given = await ask("/api/texts/" + path).catch(() => null);
  if (!given || busy || conflict) {
    return;
  }
  number = Math.max(number, given.number);
  if (given.version !== version) {
    if (unanswered.has(given.text)) {
      version = given.version;
      agreed = given.text;
      push();
      return;
    }
    if (editor.state.doc.toString() !== agreed) {
      offer(given);
      return;
    }
    version = given.version;
    agreed = given.text;
    take(given.text);
    say("This file was changed elsewhere; this is what it says now.");
  }
  await check();
}

async function check() {
  const answer = await ask("/api/files/" + path).catch(() => null);
  if (answer && answer.version === version && editor.state.doc.toString() === answer.text) {
    show(answer);
    beside();
  }
}

let looking = null;

document.addEventListener("draft", event => {
  newest = Math.max(newest, Number(event.detail));
  if (editor && !busy && newest > number) {
    look();
  }
});

// What the compiler has to say comes with the effect.
document.addEventListener("effect", () => {
  clearTimeout(looking);
  looking = setTimeout(() => editor && look(), 400);
});

// ---------------------------------------------------------------- the rule at the cursor

const words = document.getElementById("words");
let asking = null;

function beside() {
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const at = editor.state.selection.main.head;
    const line = editor.state.doc.lineAt(at).number;
    const said = await ask("/api/words/" + path + "?line=" + line).catch(() => null);
    const found = await question("/api/hovers/" + path, { text: editor.state.doc.toString(), at }).catch(() => ({}));
    if (!said) {
      return;
    }
    const parts = [words.querySelector("h2")];
    if (!said.rule) {
      parts.push(element("p", "Go to a rule to read it in plain words.", { className: "none" }));
    } else if (said.sentences.length) {
      parts.push(element("p", "", { className: "small" }));
      parts[1].append(element("a", said.rule, { href: said.address }));
      parts.push(...said.sentences.map(one => element("p", one, { className: "sentence" })), element("p", said.origin, { className: "small" }));
    } else {
      parts.push(element("p", "This rule has no words as long as something in it is wrong; this is what it said before.", { className: "small" }));
      parts.push(...[...words.querySelectorAll(".sentence")].map(one => {
        one.classList.add("stale");
        return one;
      }));
    }
    if (found.title) {
      parts.push(element("h2", "At the cursor"), ...known(found));
    }
    words.replaceChildren(...parts);
  }, READING);
}

// ---------------------------------------------------------------- beginning

async function begin() {
  const given = await ask("/api/texts/" + path);
  version = given.version;
  agreed = given.text;
  number = given.number;
  const fixed = given.fixed !== "";
  const holder = document.getElementById("editor");
  const line = Number(place.dataset.line);
  editor = new EditorView({
    state: EditorState.create({
      doc: given.text,
      extensions: [
        EditorView.cspNonce.of(document.body.dataset.nonce),
        EditorState.readOnly.of(fixed),
        EditorView.contentAttributes.of({ "aria-label": file + (fixed ? ", shown only" : ""), "aria-describedby": "keys", tabindex: "0" }),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        indentUnit.of(file.endsWith(".drl") ? "    " : "  "),
        EditorView.lineWrapping,
        file.endsWith(".drl") ? drl : yaml,
        syntaxHighlighting(colours),
        theme,
        lintGutter(),
        hover,
        autocompletion({ override: [complete], icons: false }),
        // Only the lines around those that are looked at are in the page, so that a browser finds no others.
        search({ top: true }),
        EditorState.phrases.of({ "by word": "whole words", regexp: "as a pattern" }),
        keymap.of([...searchKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, indentWithTab, ...defaultKeymap]),
        EditorView.updateListener.of(update => {
          if (update.docChanged && !update.transactions.some(one => one.annotation(elsewhere))) {
            changed();
          }
          if (update.selectionSet) {
            beside();
          }
        })
      ]
    })
  });
  holder.replaceChildren(editor.dom);
  const at = editor.state.doc.line(Math.min(Math.max(1, line), editor.state.doc.lines)).from;
  editor.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: line > 1 ? "center" : "start" }) });
  if (line > 1) {
    editor.focus();
  }
  beside();
  await check();
}

begin();
