// Forms of one value: what was done is told below each, and what others make of the value meanwhile is shown in it.
import { before } from "/assets/workbench.js";

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
    event.target.querySelector("input").dataset.was = event.target.querySelector("input").value;
  }
});

for (const input of document.querySelectorAll("form.value input")) {
  input.dataset.was = input.value;
}

// Who saves means what has just been typed as well; where it is refused, nothing goes on.
before(() => {
  const form = document.activeElement.closest("form.value");
  const input = form?.querySelector("input");
  return input && input.value !== input.dataset.was && new Promise(sent => {
    form.addEventListener("sent", sent, { once: true });
    form.requestSubmit();
  });
});

document.addEventListener("refreshed", () => {
  for (const form of document.querySelectorAll("form.value")) {
    const input = form.querySelector("input");
    const now = form.querySelector("[data-now]").dataset.now;
    const typing = document.activeElement === input && input.value !== input.dataset.was;
    if (!typing && input.value !== now) {
      input.value = now;
      input.dataset.was = now;
      form.querySelector(".done").textContent = "";
    }
  }
});
