"use strict";
// The list and the map of an answer light up together; menus close when one turns away from them.

(() => {
  const marks = new Map();
  for (const mark of document.querySelectorAll(".map-mark")) {
    const result = document.getElementById(decodeURIComponent(mark.getAttribute("href").slice(1)));
    if (result) marks.set(result, mark);
  }

  function join(one, other) {
    for (const [event, isLit] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      one.addEventListener(event, () => other.classList.toggle("is-lit", isLit));
    }
  }

  for (const [result, mark] of marks) {
    join(result, mark);
    join(mark, result);
  }

  const openMenus = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) menu.open = menu.contains(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  for (const menu of document.querySelectorAll("details.menu")) {
    menu.addEventListener("toggle", () => {
      const box = menu.querySelector(".menu-box");
      box.classList.remove("is-turned");
      if (menu.open) box.classList.toggle("is-turned", box.getBoundingClientRect().right > document.documentElement.clientWidth);
    });
  }
})();
