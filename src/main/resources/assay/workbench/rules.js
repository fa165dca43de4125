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
    event.target.dataset.number = event.detail.number;
    event.target.querySelector("input").dataset.was = event.target.querySelector("input").value;
  }
});

for (const input of document.querySelectorAll("form.value input")) {
  input.dataset.was = input.value;
}

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
    const typing = document.activeElement === input && input.value !== input.dataset.was;
    if (!typing && input.value !== now) {
      input.value = now;
      input.dataset.was = now;
      form.querySelector(".done").textContent = "";
    }
  }
});
