// What all pages of the workbench share. A page is whole without this when it is opened; this keeps it up to date and sends
// what is done on it.
//
// Parts of a page with data-live="draft effect" are asked for again, from the page's own address, when one of these has
// changed; a part that somebody is typing in stays as it is. Forms with data-send="/api/..." are sent as JSON.

const said = document.getElementById("said");
const lost = document.getElementById("lost");

/** Says something to those who hear the page, once. */
export function say(text) {
  if (said.textContent !== text) {
    said.textContent = text;
  }
}

/** Sends data, or asks for some; what comes back, or an error whose message is for people. */
export async function ask(path, data, method) {
  const options = data === undefined && method === undefined
    ? {}
    : { method: method || "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(data ?? {}) };
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (failed) {
    lost.hidden = false;
    throw new Error("The workbench does not answer.");
  }
  lost.hidden = true;
  const text = await answer.text();
  const given = text && (answer.headers.get("Content-Type") || "").startsWith("application/json") ? JSON.parse(text) : {};
  if (!answer.ok) {
    throw Object.assign(new Error(given.problem || answer.statusText), { given });
  }
  return given;
}

const wanted = new Set();
let running = null;

/**
 * Asks for this page again, and puts what is live in the place of what is shown: what has changed, or all where that is not
 * known. One answer is waited for at a time; what changes meanwhile is asked for after that, however much it is.
 */
export function refresh(what) {
  wanted.add(what || "all");
  running = running || refreshAll().finally(() => { running = null; });
  return running;
}

async function refreshAll() {
  while (wanted.size) {
    const changes = [...wanted];
    wanted.clear();
    const live = part => changes.includes("all") || part.dataset.live.split(" ").some(one => changes.includes(one));
    if ([...document.querySelectorAll("[data-live]")].some(live) && !await refreshOnce(live)) {
      return;
    }
    for (const what of changes) {
      document.dispatchEvent(new CustomEvent("refreshed", { detail: what }));
    }
  }
}

async function refreshOnce(live) {
  let text;
  try {
    const answer = await fetch(location.href, { headers: { "X-Part": "live" } });
    if (!answer.ok) {
      return false;
    }
    text = await answer.text();
  } catch (failed) {
    lost.hidden = false;
    return false;
  }
  const fresh = new DOMParser().parseFromString(text, "text/html");
  document.body.dataset.told = fresh.body.dataset.told;
  document.body.dataset.number = fresh.body.dataset.number;
  for (const part of [...document.querySelectorAll("[data-live]")].filter(live)) {
    const other = part.id && fresh.getElementById(part.id);
    const typing = part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select, [contenteditable]");
    if (other && !typing && !other.isEqualNode(part)) {
      const focused = part.contains(document.activeElement) && document.activeElement.id;
      part.replaceWith(document.importNode(other, true));
      if (focused) {
        document.getElementById(focused)?.focus({ preventScroll: true });
      }
    }
  }
  return true;
}

document.addEventListener("submit", async event => {
  const form = event.target;
  if (!form.dataset.send) {
    return;
  }
  event.preventDefault();
  const problem = form.querySelector("[role=alert]");
  const data = Object.fromEntries(new FormData(form, event.submitter));
  try {
    const given = await ask(form.dataset.send, data, form.dataset.method);
    if (problem) {
      problem.hidden = true;
    }
    form.dispatchEvent(new CustomEvent("sent", { bubbles: true, detail: given }));
    if (given.go) {
      location.assign(given.go);
    }
  } catch (failed) {
    if (problem) {
      problem.textContent = failed.message;
      problem.hidden = false;
    }
    say(failed.message);
  }
});

let events;

function listen() {
  events = new EventSource("/api/events");
  for (const what of ["draft", "effect", "tests", "evidence", "study"]) {
    events.addEventListener(what, event => {
      refresh(what);
      document.dispatchEvent(new CustomEvent(what, { detail: event.data }));
    });
  }
  // What was told before this page listened, or while it did not, is made up for.
  events.addEventListener("told", event => {
    if (Number(event.data) > Number(document.body.dataset.told)) {
      refresh();
    }
  });
  events.addEventListener("said", event => say(event.data));
  events.addEventListener("open", () => { lost.hidden = true; });
  events.addEventListener("error", () => { lost.hidden = events.readyState === EventSource.OPEN; });
}

// Browsers open six connections to one place and no more: a page that nobody sees takes none away from the others.
document.addEventListener("visibilitychange", () => {
  events.close();
  if (!document.hidden) {
    listen();
  }
});

listen();
