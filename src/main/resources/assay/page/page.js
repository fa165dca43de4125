"use strict";
(function () {
  // All is on the page without this; it only hides what is not looked for and opens what is folded.
  // On paper nothing is folded: browsers that do not know how to print what is get it unfolded.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (one) { one.open = false; });
  });
  var parts = Array.prototype.slice.call(document.querySelectorAll("[data-find]"));
  var main = document.getElementById("main");
  if (!parts.length || !main) {
    return;
  }
  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text || "";
    return made;
  }
  var tools = element("div");
  tools.className = "tools";
  tools.setAttribute("role", "search");
  var find = element("input");
  find.type = "search";
  find.id = "find";
  var findLabel = element("label", main.getAttribute("data-finds"));
  findLabel.htmlFor = "find";
  var doubt = element("input");
  doubt.type = "checkbox";
  doubt.id = "doubt";
  var doubtLabel = element("label", " " + main.getAttribute("data-doubts"));
  doubtLabel.htmlFor = "doubt";
  var unfold = element("button", "Unfold all");
  unfold.type = "button";
  unfold.setAttribute("aria-pressed", "false");
  var told = element("output");
  told.setAttribute("aria-live", "polite");
  var first = element("div");
  first.append(findLabel, find);
  var second = element("div");
  second.append(doubt, doubtLabel);
  tools.append(first);
  if (main.getAttribute("data-doubts")) {
    tools.append(second);
  }
  if (document.querySelector("details")) {
    tools.append(unfold);
  }
  tools.append(told);
  var contents = main.querySelector("nav");
  if (contents) {
    contents.after(tools);
  } else {
    main.querySelector("section, article").before(tools);
  }
  var texts = parts.map(function (part) { return part.textContent.toLowerCase(); });
  function filter() {
    var words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    parts.forEach(function (part, i) {
      var hit = words.every(function (word) { return texts[i].indexOf(word) >= 0; }) &&
        (!doubt.checked || part.getAttribute("data-doubt") === "yes");
      part.hidden = !hit;
      shown += hit ? 1 : 0;
    });
    told.textContent = shown === parts.length ? "" : shown + " of " + parts.length + " shown";
  }
  function all() {
    find.value = "";
    doubt.checked = false;
    filter();
  }
  function open(on) {
    document.querySelectorAll("details").forEach(function (one) { one.open = on; });
    unfold.setAttribute("aria-pressed", String(on));
    unfold.textContent = on ? "Fold all" : "Unfold all";
  }
  find.addEventListener("input", filter);
  // Some browsers empty the field by themselves, some do not.
  find.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      find.value = "";
      filter();
    }
  });
  doubt.addEventListener("change", filter);
  unfold.addEventListener("click", function () { open(unfold.getAttribute("aria-pressed") !== "true"); });
  // A link to what is hidden shows it again.
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      all();
      target.scrollIntoView();
    }
  });
})();
