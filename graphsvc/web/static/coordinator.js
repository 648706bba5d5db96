"use strict";
// What only a script can do on the coordinators' pages: print, and take the actors that the reader has gathered.

(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  const gathered = graphTray.entries().map(({ id, name }) => name || id);
  for (const button of document.querySelectorAll("[data-from-tray]")) {
    button.hidden = gathered.length === 0;
    button.addEventListener("click", () => {
      const field = document.getElementById(button.dataset.fromTray);
      const there = field.value.split("\n").map((line) => line.trim()).filter(Boolean);
      field.value = [...new Set([...there, ...gathered])].join("\n");
      field.focus();
    });
  }
})();
