// What all pages of the workbench share. A page is whole without this when it is opened; this keeps it up to date and sends
// what is done on it.
//
// Parts of a page with data-live="draft effect" are asked for again, from the page's own address, when one of these has
// changed, and made like what comes: what has the focus keeps it, what is open stays open, what is typed stays as it is.
// What somebody has filled in and the workbench does not know yet has data-held. Forms with data-send="/api/..." are sent as
// JSON.

const said = document.getElementById("said");
const lost = document.getElementById("lost");

/** Says something to those who hear the page, once. */
export function say(text) {
  if (said.textContent !== text) {
    said.textContent = text;
  }
}

/** What an answer says of the workbench: that it is not there, or was started anew and does not know this page. */
const GONE = [403, 502, 503, 504];

/** What it says while it reads the rules: nothing was done, and the same can be asked again. */
const BUSY = 503;

let retrying = null;

function isLost() {
  lost.hidden = false;
  retrying = retrying || setTimeout(() => {
    retrying = null;
    refresh();
  }, 1000);
}

/** Whether the workbench did not answer when it was last asked. */
export function isAway() {
  return !lost.hidden;
}

function isThere() {
  if (isAway()) {
    lost.hidden = true;
    say("The workbench answers again.");
    document.querySelectorAll("[data-refused=away]").forEach(forgetRefusal);
    document.dispatchEvent(new CustomEvent("back"));
    if (events.readyState === EventSource.CLOSED) {
      listen();
    }
  }
}

async function sent(path, options) {
  try {
    const answer = await fetch(path, options);
    return { answer, text: await answer.text() };
  } catch (failed) {
    isLost();
    throw Object.assign(new Error("The workbench does not answer."), { lost: true });
  }
}

/** How many bytes of all that is under way arrive although the page is left; browsers promise that for some more. */
const KEPT = 60000;
let kept = 0;

/** How much is under way that need not arrive where the page is left. */
let loose = 0;

/** Sends data, or asks for some; what comes back, or an error whose message is for people. */
export function ask(path, data, method) {
  return exchange(path, data, method, true);
}

/** Asks something of a text, which changes nothing. */
export function question(path, data) {
  return exchange(path, data, "POST", false);
}

function size(body) {
  return new TextEncoder().encode(body).length;
}

/** Whether data that is sent now arrives although the page is left. */
export function arrives(data) {
  return !isAway() && kept + size(JSON.stringify(data)) <= KEPT;
}

async function exchange(path, data, method, changes) {
  const body = data === undefined && method === undefined ? "" : JSON.stringify(data ?? {});
  const bytes = body && changes ? size(body) : 0;
  const keepalive = bytes > 0 && kept + bytes <= KEPT;
  const isLoose = bytes > 0 && !keepalive;
  kept += keepalive ? bytes : 0;
  loose += isLoose ? 1 : 0;
  const options = body
    ? { method: method || "POST", headers: { "Content-Type": "application/json" }, body, keepalive }
    : {};
  const { answer, text } = await sent(path, options).finally(() => {
    kept -= keepalive ? bytes : 0;
    loose -= isLoose ? 1 : 0;
  });
  const given = text && (answer.headers.get("Content-Type") || "").startsWith("application/json") ? JSON.parse(text) : {};
  if (answer.status === BUSY) {
    say(given.problem || "The workbench is busy; this is sent again.");
    await new Promise(later => { setTimeout(later, 500); });
    return exchange(path, data, method, changes);
  }
  if (GONE.includes(answer.status)) {
    isLost();
    throw Object.assign(new Error(given.problem || "The workbench does not answer."), { lost: true });
  }
  isThere();
  if (!answer.ok) {
    throw Object.assign(new Error(given.problem || answer.statusText), { given, status: answer.status });
  }
  return given;
}

const wanted = new Set();
let running = null;

/** The parts of which the last answer said nothing: while it reads the rules, the workbench has little to say. */
const missed = new Set();

/**
 * Asks for this page again, and puts what is live in the place of what is shown: what has changed, or all where that is not
 * known. One answer is waited for at a time; what changes meanwhile is asked for after that, however much it is.
 */
export function refresh(what) {
  wanted.add(what || "all");
  running = running || refreshAll();
  return running;
}

async function refreshAll() {
  // What is wanted at one moment is asked for in one go. Whoever wants something after the last of it finds nothing running.
  await null;
  try {
    while (wanted.size) {
      const changes = [...wanted];
      wanted.clear();
      const live = part => changes.includes("all") || missed.has(part.id) || part.dataset.live.split(" ").some(one => changes.includes(one));
      if ([...document.querySelectorAll("[data-live]")].some(live) && !await refreshOnce(live, changes.includes("all"))) {
        return;
      }
      for (const what of changes) {
        document.dispatchEvent(new CustomEvent("refreshed", { detail: what }));
      }
    }
  } finally {
    running = null;
  }
}

/** The address that what is shown was made for. */
export let shown = location.href;

async function refreshOnce(live, all) {
  const address = location.href;
  let answer;
  let text;
  try {
    answer = await fetch(address, { headers: { "X-Part": "live" } });
    text = await answer.text();
  } catch (failed) {
    isLost();
    return false;
  }
  if (GONE.includes(answer.status)) {
    isLost();
    return false;
  }
  isThere();
  if (!answer.ok) {
    return false;
  }
  const fresh = new DOMParser().parseFromString(text, "text/html");
  document.dispatchEvent(new CustomEvent("arrived", { detail: fresh }));
  if (all) {
    // Else other parts may still be of before.
    document.body.dataset.told = fresh.body.dataset.told;
  }
  document.body.dataset.number = fresh.body.dataset.number;
  const focused = document.activeElement;
  const above = [...document.querySelectorAll("main :is(h1, h2, h3)")]
    .filter(one => one.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING);
  for (const part of [...document.querySelectorAll("[data-live]")].filter(live)) {
    const other = fresh.getElementById(part.id);
    if (other) {
      missed.delete(part.id);
      become(part, other);
    } else {
      missed.add(part.id);
    }
  }
  shown = address;
  if (focused && !focused.isConnected) {
    land(focused.id && document.getElementById(focused.id) || above.findLast(one => one.isConnected && one.getClientRects().length));
  }
  return true;
}

/** Gives the focus to something that need not be among what the tab key leads to, such as a heading. */
export function land(on) {
  if (on && !on.matches("a[href], button, input, select, textarea, summary, [tabindex]")) {
    on.tabIndex = -1;
  }
  on?.focus({ preventScroll: on.getBoundingClientRect().top >= 0 && on.getBoundingClientRect().bottom <= innerHeight });
}

// ---------------------------------------------------------------- one element made like another

/** What is the reader's own, or what is being done here: which parts are open or busy, and what the tab key leads to. */
const OWN = new Set(["open", "tabindex", "aria-busy"]);

function become(old, fresh) {
  if (old.isEqualNode(fresh) || old.dataset?.held !== undefined || old.dataset?.refused !== undefined) {
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = fresh.nodeValue;
    return;
  }
  const before = filled(old);
  for (const name of old.getAttributeNames()) {
    if (!fresh.hasAttribute(name) && !OWN.has(name)) {
      old.removeAttribute(name);
    }
  }
  for (const name of fresh.getAttributeNames()) {
    if (old.getAttribute(name) !== fresh.getAttribute(name) && !OWN.has(name)) {
      old.setAttribute(name, fresh.getAttribute(name));
    }
  }
  const value = old.value;
  inside(old, fresh);
  const now = filled(fresh);
  if (old.type === "checkbox") {
    old.checked = before === now ? old.checked : now;
  } else if (before !== undefined && old.type !== "file") {
    if (before !== now && old === document.activeElement && value !== now && value !== before) {
      // Somebody types in it; what is said elsewhere is shown once nobody does.
      old.defaultValue = before;
      old.value = value;
    } else {
      old.value = before === now ? value : now;
    }
  }
}

/** What a control says by itself, whatever somebody has made of it. */
function filled(control) {
  return control.matches("select")
    ? [...control.options].find(one => one.defaultSelected)?.value ?? control.options[0]?.value
    : control.type === "checkbox" ? control.defaultChecked : control.defaultValue;
}

/** Has a control, or all in an element, say again what the page says. */
export function reset(control) {
  for (const one of control.matches("input, select, textarea") ? [control] : control.querySelectorAll("input, select, textarea")) {
    if (one.matches("select")) {
      [...one.options].forEach(option => { option.selected = option.defaultSelected; });
    } else if (one.matches("[type=checkbox]")) {
      one.checked = one.defaultChecked;
    } else if (one.type !== "file") {
      one.value = one.defaultValue;
    }
  }
}

// Browsers fill in again what was filled in when somebody left a page; by now the page may say something else there. What was
// written and is sent when somebody says so stays.
window.addEventListener("pageshow", event => {
  if (event.persisted) {
    refresh();
    return;
  }
  for (const one of document.querySelectorAll("main :is(input, select, textarea)")) {
    if (!one.closest("[data-held]") && (!one.form?.dataset.send || one.type === "checkbox")) {
      reset(one);
    }
  }
});

/** What an element is known by, where its identifier says what somebody called it. */
function key(one) {
  return one.dataset?.key || one.id || "";
}

function inside(old, fresh) {
  const keys = new Set([...fresh.children].map(key));
  let at = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    const same = alike(at, next, keys);
    if (same) {
      for (; at !== same; at = removed(at)) {}
      at = same.nextSibling;
      become(same, next);
    } else {
      old.insertBefore(document.importNode(next, true), at);
    }
  }
  for (; at; at = removed(at)) {}
}

function removed(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** What an element is to those who hear the page: what says why something was refused is like nothing else. */
function role(one) {
  return one.getAttribute?.("role") ?? null;
}

/** What stands for a node from a place on: what has its key, or is of its kind and stands before all that has to stay. */
function alike(at, next, keys) {
  const isAlike = one => one.nodeName === next.nodeName && key(one) === key(next) && role(one) === role(next);
  if (next.nodeType !== Node.ELEMENT_NODE) {
    return at && isAlike(at) ? at : null;
  }
  for (let one = at; one; one = one.nextSibling) {
    if (isAlike(one)) {
      return one;
    }
    if (!key(next) && key(one) && keys.has(key(one))) {
      return null;
    }
  }
  return null;
}

// ---------------------------------------------------------------- what is done

// One thing after the other, in the order in which it was done.
let line = Promise.resolve();

document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.dataset.send) {
    return;
  }
  event.preventDefault();
  const data = Object.fromEntries(new FormData(form, event.submitter));
  line = line.then(() => submit(form, data));
});

/** Why something was refused stays until something else is done, whatever is shown anew meanwhile. */
function forgetRefusals() {
  document.querySelectorAll("[data-refused]").forEach(forgetRefusal);
}

function forgetRefusal(problem) {
  delete problem.dataset.refused;
  problem.hidden = true;
}

async function submit(form, data) {
  forgetRefusals();
  const problem = form.querySelector("[role=alert]");
  try {
    const given = await ask(form.dataset.send, data, form.dataset.method);
    if (problem) {
      problem.hidden = true;
    }
    form.dispatchEvent(new CustomEvent("sent", { bubbles: true, detail: { ...given, sent: data } }));
    if (given.go && given.go !== location.pathname) {
      location.assign(given.go);
    } else {
      refresh();
    }
  } catch (failed) {
    if (problem) {
      problem.textContent = failed.message;
      problem.hidden = false;
      problem.dataset.refused = failed.lost ? "away" : "";
    }
    form.dispatchEvent(new CustomEvent("refused", { bubbles: true, detail: { ...failed.given, sent: data, lost: failed.lost } }));
    say(failed.message);
  }
}

// What is typed is sent before anything that has to know of it.
const first = [];

/** Has something done before all is saved, which nothing is where that ends with false. */
export function before(what) {
  first.push(what);
}

/**
 * Has a link that leads away wait until all is settled, for of what waits for an answer before it is sent nothing would arrive
 * once the page is left.
 */
export async function leave(event, isWaiting, settle) {
  const link = event.target.closest("a[href]");
  const leadsAway = link && !link.target && !link.download && link.href.split("#")[0] !== location.href.split("#")[0];
  const isPlain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  if (!leadsAway || !isPlain || !isWaiting()) {
    return;
  }
  event.preventDefault();
  await settle();
  location.assign(link.href);
}

// Who presses Ctrl and S wants to save, and not this page as a file.
document.addEventListener("keydown", async event => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) {
    return;
  }
  event.preventDefault();
  for (const one of first) {
    if (await one() === false) {
      return;
    }
  }
  await refresh();
  const save = document.querySelector("[data-save]");
  const review = document.querySelector("#top a[href='/review']");
  const choice = document.querySelector(".conflict h2");
  if (save) {
    save.click();
  } else if (choice) {
    land(choice);
    const isOne = choice.parentElement.querySelector("button");
    say(choice.textContent + ". Nothing was saved: " + (isOne ? "look at both, and choose." : "that is to be put right first."));
  } else if (review) {
    location.assign(review.href);
  } else {
    say("Nothing is changed, and so there is nothing to save.");
  }
});

window.addEventListener("beforeunload", event => {
  if (loose || isAway() && document.querySelector("[data-held]")) {
    event.preventDefault();
  }
});

// ---------------------------------------------------------------- what others do

let events;

function listen() {
  events = new EventSource("/api/events");
  for (const what of ["draft", "effect", "tests", "evidence", "study", "edges"]) {
    events.addEventListener(what, event => {
      refresh(what);
      document.dispatchEvent(new CustomEvent(what, { detail: event.data }));
    });
  }
  // What was told before this page listened, or while it did not, is made up for.
  events.addEventListener("told", event => {
    if (event.data !== document.body.dataset.told) {
      refresh();
    }
  });
  events.addEventListener("said", event => say(event.data));
  events.addEventListener("error", isLost);
}

// Browsers open six connections to one place and no more: a page that nobody sees takes none away from the others.
document.addEventListener("visibilitychange", () => {
  events.close();
  if (!document.hidden) {
    listen();
    refresh();
  }
});

// Files may be others on disk by now, and what was saved be committed. While a page is looked at by nobody, nobody is told that.
window.addEventListener("focus", () => refresh());

window.addEventListener("online", () => refresh());

listen();
