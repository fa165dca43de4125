// What only this place does; workbench.js does what all share.

// What was written for a commit stays while there is something else to be seen to first, in this tab or another.
const written = new Map();

document.addEventListener("input", ({ target }) => {
  if (target.form?.dataset.send === "/api/review/commit") {
    written.set(target.id, target.value);
  }
});

document.addEventListener("sent", ({ target }) => {
  if (target.dataset.send === "/api/review/commit") {
    written.clear();
  }
});

document.addEventListener("refreshed", () => {
  for (const [id, text] of written) {
    const control = document.getElementById(id);
    if (control && control.value !== text) {
      control.value = text;
    }
  }
});
