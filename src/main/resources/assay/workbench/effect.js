// What only this place does; workbench.js does what all share.
import { say } from "/assets/workbench.js";

const effect = document.getElementById("effect");
let heard = "";

// What was said before this page was there to be heard, or while it did not listen yet.
function makeUp() {
  const says = effect.dataset.says;
  if (says && says !== heard) {
    say(says);
  }
  heard = says;
}

makeUp();

document.addEventListener("refreshed", event => {
  if (event.detail === "all") {
    makeUp();
  } else {
    heard = effect.dataset.says;
  }
});
