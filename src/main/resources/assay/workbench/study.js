// What only this place does; workbench.js does what all share.
import { say } from "/assets/workbench.js";

/** What those who hear the page are told once it is there, or says something else. */
function told() {
  return document.querySelector("#study .lead")?.textContent ?? "";
}

let before = told();

document.addEventListener("refreshed", () => {
  const now = told();
  if (now !== before) {
    before = now;
    say(now);
  }
});
