// Forms of one value: what was done is told below each, and what others make of the value meanwhile is shown in it.
import { before, refresh } from "/assets/workbench.js";

function told(form, text) {
  const done = form.querySelector(".done");
  const see = document.createElement("a");
  see.href = "/effect";
  see.textContent = "See what it does";
  done.replaceChildren(text + ". Not saved yet. ", see);
}

document.addEventListener("sent", event => {
  if (event.target.matches("form.value")) {
    told(event.target, event.detail.says);
    event.target.dataset.number = event.detail.number;
    // What was typed since is not sent.
    event.target.querySelector("input").dataset.was = event.detail.sent.value;
  }
});

for (const input of document.querySelectorAll("form.value input")) {
  input.dataset.was = input.value;
}

// What could not be sent while the workbench was away, unless something else has been typed since: that is for whoever types it.
const away = new Map();

document.addEventListener("refused", event => {
  if (event.target.matches("form.value") && event.detail.lost) {
    away.set(event.target, event.detail.sent.value);
  }
});

document.addEventListener("back", async () => {
  const unsent = [...away];
  away.clear();
  // It may have come all the same, and only the answer not.
  await refresh();
  for (const [form, value] of unsent) {
    const input = form.querySelector("input");
    if (input.value !== value) {
      continue;
    }
    if (value === form.querySelector("[data-now]").dataset.now) {
      input.dataset.was = value;
    } else {
      form.requestSubmit();
    }
  }
});

function typed() {
  return [...document.querySelectorAll("form.value input")].filter(input => input.value !== input.dataset.was);
}

function entered({ form, value }) {
  return form.reportValidity() && new Promise(done => {
    form.addEventListener("sent", ({ detail }) => detail.sent.value === value && done(true));
    form.addEventListener("refused", ({ detail }) => detail.sent.value === value && done(false));
    form.requestSubmit();
  });
}

// Who saves means what has just been typed as well; where it is refused, nothing goes on.
before(async () => {
  for (const input of typed()) {
    if (!await entered(input)) {
      return false;
    }
  }
  return true;
});

window.addEventListener("beforeunload", event => {
  if (typed().length) {
    event.preventDefault();
  }
});

document.addEventListener("refreshed", event => {
  if (event.detail !== "draft" && event.detail !== "all") {
    return;
  }
  for (const form of document.querySelectorAll("form.value")) {
    const input = form.querySelector("input");
    const now = form.querySelector("[data-now]").dataset.now;
    // What the page says may have been on its way already when the form was sent.
    if (Number(document.body.dataset.number) < Number(form.dataset.number || 0)) {
      continue;
    }
    // What is typed and not sent yet stays.
    if (input.value === input.dataset.was && input.value !== now) {
      input.value = now;
      input.dataset.was = now;
      form.querySelector(".done").textContent = "";
    }
  }
});

// Something new: what is wrong is told at each field, and what was begun below the form. While it is being begun the form waits.

document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches("form.begin")) {
    return;
  }
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.setAttribute("aria-busy", "true");
  form.querySelector(".done").textContent = "It is being begun.";
  wrongs(form, {});
}, true);

function wrongs(form, wrong) {
  let first = null;
  for (const told of form.querySelectorAll("[data-about]")) {
    const why = wrong[told.dataset.about];
    const control = form.elements[told.dataset.about];
    told.textContent = why || "";
    told.hidden = !why;
    if (why) {
      control.setAttribute("aria-invalid", "true");
      const folded = control.closest("details");
      if (folded) {
        folded.open = true;
      }
      first = first || control;
    } else {
      control.removeAttribute("aria-invalid");
    }
  }
  first?.focus();
}

document.addEventListener("refused", event => {
  if (event.target.matches("form.begin")) {
    event.target.removeAttribute("aria-busy");
    event.target.querySelector(".done").textContent = "";
    wrongs(event.target, event.detail.wrong || {});
    event.target.querySelector("[role=alert]").hidden = Boolean(event.detail.wrong);
  }
});

function link(address, text) {
  const one = document.createElement("a");
  one.href = address;
  one.textContent = text;
  return one;
}

document.addEventListener("sent", event => {
  const form = event.target;
  if (!form.matches("form.begin")) {
    return;
  }
  form.removeAttribute("aria-busy");
  const given = event.detail;
  const says = document.createElement("p");
  says.append(given.says + ". Not saved yet. ", link("/effect", "See what it does"), " ", link("/review", "Review and save"));
  if (given.see) {
    says.append(" ", link(given.see, "Fill it in"));
  }
  const files = document.createElement("ul");
  for (const text of [...given.notes, ...given.files]) {
    const item = document.createElement("li");
    item.textContent = text;
    files.append(item);
  }
  form.querySelector(".done").replaceChildren(says, files);
});
