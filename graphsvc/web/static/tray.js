"use strict";
// The tray: actors that the reader gathers. It lives in this browser's storage and is sent nowhere.

const graphTray = (() => {
  const KEY = "graphsvc.tray";
  const TOLD_MS = 6000;
  let telling = 0;
  const told = document.getElementById("tray-told");

  /** The gathered actors, oldest first, each with what was known of it when it was last seen. */
  function entries() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter((entry) => typeof entry?.id === "string") : [];
    } catch {
      return [];
    }
  }

  /** Keep the actors; whether the browser let us. */
  function keep(actors) {
    try {
      localStorage.setItem(KEY, JSON.stringify(actors));
    } catch {
      return false;
    }
    show();
    return true;
  }

  const has = (id) => entries().some((entry) => entry.id === id);
  const without = (id) => entries().filter((entry) => entry.id !== id);

  function toggle(button) {
    const { tray: id, name, added, taken, blocked } = button.dataset;
    const wasThere = has(id);
    const isKept = keep(wasThere ? without(id) : [...entries(), { id, name }]);
    tell(isKept ? (wasThere ? taken : added) : blocked);
  }

  function tell(words) {
    told.textContent = words;
    clearTimeout(telling);
    telling = setTimeout(() => (told.textContent = ""), TOLD_MS);
  }

  function show() {
    for (const button of document.querySelectorAll(".tray-button")) {
      const isThere = has(button.dataset.tray);
      button.textContent = isThere ? button.dataset.take : button.dataset.add;
      button.setAttribute("aria-label", `${button.textContent}: ${button.dataset.name}`);
      button.classList.toggle("is-there", isThere);
      button.hidden = false;
    }
    const amount = entries().length;
    for (const link of document.querySelectorAll(".tray-link")) {
      link.hidden = amount === 0;
      link.querySelector(".tray-amount").textContent = amount;
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".tray-button");
    if (button) toggle(button);
  });
  addEventListener("storage", (event) => event.key === KEY && show());
  addEventListener("pageshow", show);
  show();
  return { entries, keep, without, tell };
})();
