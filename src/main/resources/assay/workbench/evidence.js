// What only this place does; workbench.js does what all share: what is filled in is sent as it is typed, what is tried changes
// the address, and nothing that is open closes when the page is brought up to date.
import { ask, before, land, leave, refresh, reset, say, shown } from "/assets/workbench.js";

const SOON = 200;
const wrong = document.getElementById("wrong");
const waiting = new Map();
let line = Promise.resolve();

/** How much is under way, or waits for that. */
let unsent = 0;

function file() {
  return document.getElementById("saving").dataset.file;
}

function complain(text) {
  if (wrong) {
    wrong.textContent = text;
    wrong.hidden = !text;
  }
  if (text) {
    say(text);
  }
}

// What is done is held against the file as the page showed it when that was begun, and goes on from what was done here before it.
// What the page says of the file may have been on its way already when something was done.
const CHANGED = 409;
const NOTHING = { number: -1, began: "" };
let own = NOTHING;
const begun = new Set();

function shownOf(page) {
  const { number, began } = page.getElementById("saving").dataset;
  return { number: Number(number), began };
}

function begin() {
  const now = shownOf(document);
  const from = now.number < own.number ? { ...own } : now;
  begun.add(from);
  return from;
}

// What is held stands elsewhere, or nowhere, once something before it was taken away; what it says is not for that place.
function isDone(began, { number, began: now }, moves) {
  if (now) {
    own = { number, began: now };
    const staying = moves ? [...held.values()] : [];
    begun.forEach(one => {
      if (one.began === began && !staying.includes(one)) {
        Object.assign(one, own);
      }
    });
  }
}

// One thing after the other, in the order in which it was done. What the workbench did not get, for it is away, is undefined,
// and what it did not do, for the file is another, is false.
function send(path, data, from, moves) {
  unsent++;
  line = line.then(async () => {
    try {
      const { began } = from;
      const given = await ask(path, { began, ...data() });
      isDone(began, given, moves);
      complain("");
      return given;
    } catch (failed) {
      complain(failed.message);
      if (failed.status === CHANGED) {
        own = NOTHING;
        return false;
      }
      return failed.lost ? undefined : null;
    } finally {
      unsent--;
    }
  });
  return line;
}

function values(control) {
  if (control.matches("fieldset")) {
    return [...control.querySelectorAll("input:checked")].map(one => one.value);
  }
  return control.dataset.lines === "true" ? control.value.split("\n") : [control.value];
}

const held = new Map();

/** What the page says that a control holds, whatever somebody has made of it. */
function stated(control) {
  return control.matches("fieldset, select")
    ? [...control.querySelectorAll("input, option")].filter(one => one.defaultChecked || one.defaultSelected).map(one => one.value).join("\n")
    : control.defaultValue;
}

function hold(control) {
  control.dataset.held = "";
  if (!held.has(control)) {
    held.set(control, Object.assign(begin(), { said: stated(control), places: document.getElementById("saving").dataset.places }));
  }
}

function letGo(control) {
  clearTimeout(waiting.get(control));
  waiting.delete(control);
  delete control.dataset.held;
  begun.delete(held.get(control));
  held.delete(control);
}

async function fill(control) {
  clearTimeout(waiting.get(control));
  waiting.delete(control);
  const { place } = control.dataset;
  const now = values(control);
  const from = held.get(control);
  from.sending = (from.sending || 0) + 1;
  let of;
  const given = await send("/api/evidence/fill", () => {
    of = control.dataset.document;
    return { file: file(), place, document: of, values: now, said: from.said, places: from.places };
  }, from);
  from.sending--;
  if (given === false) {
    // It is kept where all see it; what was typed since is to be as well.
    if (held.get(control) === from && values(control).join("\n") !== now.join("\n")) {
      await fill(control);
    } else if (held.get(control) === from) {
      letGo(control);
      reset(control);
    }
    await refresh("evidence");
    return;
  }
  if (given) {
    from.said = now.join("\n");
    isCalled(control, of, now[0]);
  }
  // What was filled in since is on its way, even where it is this again.
  if (given === undefined || from.sending || waiting.has(control)) {
    return;
  }
  letGo(control);
  await refresh("evidence");
}

/** What is filled in next is of a document by its new name, also while that is typed on. */
function isCalled(control, before, after) {
  if (/^documents\/\d+\/id$/.test(control.dataset.place)) {
    control.closest(".paper-record").querySelectorAll("[data-document]").forEach(one => {
      if (one.dataset.document === before) {
        one.dataset.document = after;
      }
    });
  }
}

async function settle() {
  waiting.forEach((timer, control) => fill(control));
  await line;
}

before(settle);

// What stands where may become another by these. Till that is shown, what is filled in would be at another place than it seems.
const MOVES = ["remove", "text", "undo", "forget", "both"];
let moving = 0;

function typed(event, soon) {
  const control = event.target.closest("[data-place]");
  if (!control || control.matches("button")) {
    return;
  }
  if (moving) {
    reset(control);
    return;
  }
  hold(control);
  clearTimeout(waiting.get(control));
  waiting.set(control, setTimeout(() => fill(control), soon));
}

document.addEventListener("input", event => {
  typed(event, SOON);
  // These are sent when somebody says so, and stay as they are till then.
  const typedIn = event.target.closest("#text, #suppose");
  if (typedIn) {
    typedIn.dataset.held = "";
  }
});

document.addEventListener("change", event => {
  const control = event.target.closest("[data-place]");
  if (control && waiting.has(control)) {
    typed(event, 0);
  }
});

// What could not be sent while the workbench was away.
document.addEventListener("back", () => {
  complain("");
  document.querySelectorAll("[data-held][data-place]").forEach(control => fill(control));
});

function release(id) {
  const typedIn = document.getElementById(id);
  if (typedIn) {
    delete typedIn.dataset.held;
  }
}

// ---------------------------------------------------------------- what is one stop of the tab key

const LISTS = ".ticks, .toggles";

// In a list arrows lead from one to the next, and a letter to the next that begins with it.
function oneStop(all, at) {
  all.forEach(one => { one.tabIndex = one === at ? 0 : -1; });
}

function listed(target) {
  return [...target.closest(LISTS)?.querySelectorAll("input, a") || []];
}

document.addEventListener("focusin", event => oneStop(listed(event.target), event.target));

document.addEventListener("keydown", event => {
  const all = listed(event.target);
  const at = all.indexOf(event.target);
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const after = all.slice(at + 1).concat(all.slice(0, at + 1));
  const begins = one => (one.value ?? one.textContent).toLowerCase().startsWith(event.key.toLowerCase());
  const to = {
    ArrowDown: after[0], ArrowRight: after[0], ArrowUp: after.at(-2), ArrowLeft: after.at(-2), Home: all[0], End: all.at(-1)
  }[event.key] || event.key.length === 1 && after.find(begins);
  if (to) {
    event.preventDefault();
    to.focus();
  }
});

// ---------------------------------------------------------------- what is done

// What is to be filled in next may come with a later answer than the one that names it.
let next = "";

function show() {
  const target = next && document.getElementById(next);
  if (!target) {
    return;
  }
  next = "";
  const details = target.closest("details");
  if (details) {
    details.open = true;
  }
  const control = target.matches("details") ? target.querySelector("input, select, textarea") : target;
  land(control || target);
}

/** A text of the file that was written by hand and that nobody has said to take yet. */
function untaken() {
  const text = document.querySelector("#text[data-held]");
  return text && text.value !== text.defaultValue ? text : null;
}

// Who saves means that as well.
async function take() {
  return !untaken() || Boolean(await act(document.querySelector("[data-do=text]")));
}

before(take);

function move(more) {
  moving += more;
  document.getElementById("form").ariaBusy = moving ? "true" : null;
}

async function act(button) {
  const moves = MOVES.includes(button.dataset.do);
  move(moves ? 1 : 0);
  try {
    return await done(button, moves);
  } finally {
    move(moves ? -1 : 0);
  }
}

async function done(button, moves) {
  const from = begin();
  await settle();
  if (button.dataset.do === "save" && !await take()) {
    begun.delete(from);
    return null;
  }
  const { do: what, place, document: of, over, suppose, then } = button.dataset;
  const data = { file: file() };
  if (what === "add") {
    Object.assign(data, { what: button.dataset.what, document: of });
    if (button.dataset.kind) {
      data.kind = document.getElementById(button.dataset.kind).value;
    }
  } else if (what === "remove") {
    Object.assign(data, { place, document: of });
  } else if (what === "text") {
    const text = document.getElementById("text");
    Object.assign(data, { text: text.value, began: text.dataset.began });
  } else if (what === "save" && over) {
    data.over = over;
  } else if (what === "keep") {
    Object.assign(data, { suppose, then });
  }
  const given = await send("/api/evidence/" + what, () => data, from, moves);
  begun.delete(from);
  if (given === false) {
    await refresh("evidence");
  }
  if (!given) {
    return null;
  }
  if (what === "text" || what === "forget" || what === "undo" || what === "both") {
    release("text");
  }
  if (given.go) {
    location.assign(given.go);
    return given;
  }
  next = given.focus || "";
  if (what === "remove") {
    // What comes after it takes its place, and is not to be taken out by another press of the same key.
    const details = button.closest("details");
    details.open = false;
    land(details.closest("section").querySelector("h2, h3"));
  }
  await refresh("evidence");
  if (given.said) {
    say(given.said);
  }
  return given;
}

document.addEventListener("click", event => {
  const button = event.target.closest("button[data-do]");
  if (button) {
    act(button);
    return;
  }
  const link = event.target.closest("a[data-soft]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    go(asIfShown(link.href));
    return;
  }
  leave(event, () => unsent || waiting.size, settle);
});

// Links are of what is shown. Where more was asked for meanwhile, a link does to that what it does to what is shown.
function asIfShown(address) {
  const to = new URL(address, location.href);
  if (location.href === shown) {
    return to.href;
  }
  const from = new URL(shown);
  const now = new URL(location.href);
  if (to.pathname !== from.pathname) {
    now.pathname = to.pathname;
  }
  const of = url => [...url.searchParams].map(pair => JSON.stringify(pair));
  for (const pair of of(from).filter(one => !of(to).includes(one))) {
    now.searchParams.delete(...JSON.parse(pair));
  }
  for (const pair of of(to).filter(one => !of(from).includes(one) && !of(now).includes(one))) {
    now.searchParams.append(...JSON.parse(pair));
  }
  now.hash = to.hash;
  return now.href;
}

// What is not only shown but to be ticked is ticked with the space bar.
document.addEventListener("keydown", event => {
  if (event.key === " " && event.target.matches("a[role=checkbox], a[role=button]")) {
    event.preventDefault();
    event.target.click();
  }
});

async function go(address, instead) {
  const hash = new URL(address, location.href).hash;
  history[instead ? "replaceState" : "pushState"](null, "", address);
  await settle();
  await refresh("evidence");
  if (hash) {
    document.getElementById(hash.slice(1))?.scrollIntoView();
  }
}

function address(form) {
  const data = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (value) {
      data.append(name, value);
    }
  });
  return form.action.split("?")[0] + (data.size ? "?" + data : "");
}

// What a form says in place of what the address says of it; all else that is tried stays.
function trying(form) {
  const query = new URLSearchParams(location.search);
  form.querySelectorAll("input[name]:not([type=hidden]), select[name]").forEach(one => {
    query.delete(one.name);
    if (one.value.trim()) {
      query.append(one.name, one.value.trim());
    }
  });
  return location.pathname + (query.size ? "?" + query : "");
}

// A form that only adds to what the address says.
function adding(form) {
  const query = new URLSearchParams(location.search);
  new FormData(form).forEach((value, name) => query.set(name, value));
  return location.pathname + "?" + query;
}

function alertOf(form, text) {
  const alert = form.querySelector("[role=alert]");
  alert.textContent = text;
  alert.hidden = !text;
  if (text) {
    say(text);
  }
}

async function suppose(form) {
  const fields = {};
  form.querySelectorAll("[data-supposed]").forEach(one => { fields[one.dataset.supposed] = values(one); });
  try {
    const given = await ask("/api/evidence/suppose", { kind: form.dataset.kind, fields });
    const query = new URLSearchParams(location.search);
    query.append("suppose", given.suppose);
    query.delete("kind");
    release("suppose");
    go(location.pathname + "?" + query);
  } catch (failed) {
    alertOf(form, failed.message);
  }
}

function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

async function imported(form) {
  const chosen = document.getElementById("export").files[0];
  const told = document.getElementById("imported");
  try {
    const content = base64(new Uint8Array(await chosen.arrayBuffer()));
    const given = await ask("/api/evidence/import", {
      folder: document.getElementById("import-folder").value, name: chosen.name, content,
      multi: document.getElementById("multi").value, dates: document.getElementById("dates").value });
    alertOf(form, "");
    const sentence = document.createElement("p");
    sentence.textContent = given.written.length + (given.written.length === 1 ? " file" : " files") + " written.";
    const list = document.createElement("ul");
    for (const problem of given.problems) {
      const item = document.createElement("li");
      item.textContent = problem;
      list.append(item);
    }
    told.replaceChildren(sentence, list);
  } catch (failed) {
    told.replaceChildren();
    alertOf(form, failed.message);
  }
}

document.addEventListener("submit", event => {
  if (event.target.id === "suppose") {
    event.preventDefault();
    suppose(event.target);
    return;
  }
  if (event.target.id === "import") {
    event.preventDefault();
    imported(event.target);
    return;
  }
  if (event.target.querySelector("[data-add]")) {
    event.preventDefault();
    release("suppose");
    go(adding(event.target));
    return;
  }
  if (event.target.matches("form[data-soft]")) {
    event.preventDefault();
    go(event.target.id === "filters" ? address(event.target) : trying(event.target));
  }
});

let typing;
document.addEventListener("input", event => {
  const form = event.target.closest("form#filters");
  if (form) {
    clearTimeout(typing);
    typing = setTimeout(() => go(address(form), true), SOON);
  }
});

// What is asked for stands beside the list, and says what the address does.
window.addEventListener("popstate", () => {
  const query = new URLSearchParams(location.search);
  document.querySelectorAll("#filters [name]").forEach(one => { one.value = query.get(one.name) ?? ""; });
  refresh("evidence");
});

// Lists are one stop each, also those that have just come.
function restore() {
  document.querySelectorAll(LISTS).forEach(list => {
    const all = listed(list);
    oneStop(all, all.find(one => one === document.activeElement) || all.find(one => one.checked) || all[0]);
  });
}

restore();

document.addEventListener("refreshed", () => {
  restore();
  show();
  const settled = document.getElementById("settled");
  if (settled) {
    say(settled.textContent);
  }
});

// While the rules are read for the first time there is nothing to bring up to date; what is wrong with them changes by an event.
if (document.querySelector("#waiting[data-soon]")) {
  setTimeout(() => location.reload(), 1000);
} else if (document.getElementById("waiting")) {
  document.addEventListener("draft", () => location.reload());
}

// What is under way arrives, and what waits behind that would not.
window.addEventListener("beforeunload", event => {
  settle();
  if (unsent > 1 || untaken()) {
    event.preventDefault();
  }
});
