// What only this place does; workbench.js does what all share.
import { say } from "/assets/workbench.js";

// What was said before this page was there to be heard.
const says = document.getElementById("effect").dataset.says;
if (says) {
  say(says);
}
