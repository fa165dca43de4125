// Forms of one value: what was done is told below each, and what others make of the value meanwhile is shown in it.

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

document.addEventListener("refreshed", event => {
  // What others make of a value is known once the draft was asked for: anything else that is told says nothing of it.
  if (event.detail !== "draft" && event.detail !== "all") {
    return;
  }
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
