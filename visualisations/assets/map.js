"use strict";
// The controls: each only changes the address; the address decides what is shown.

(() => {
  const { drawing, nodes, edges, collator, say, sort, fold, element, isOverview, go } = graphMap;
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const filters = document.getElementById("filters");
  const toggle = document.getElementById("filters-toggle");
  const MOST_FOUND = 8;
  let previous = null;

  // ---- what is shown

  function show() {
    const state = graphMap.read();
    graphMap.turnTo(state.day);
    const shown = graphMap.filters.visible(state);
    document.body.dataset.view = state.view;
    for (const button of document.querySelectorAll("[data-view]:is(button)")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
    }
    showControls(state);
    const changes = graphMap.days.show(state, shown, previous);
    graphMap.panel.show(state, shown);
    if (state.view === "map") graphMap.canvas.show(seen(state, shown), shown);
    else if (!isOverview) graphMap.tables.show(state, shown);
    tell(state, [...shown.nodes].filter((id) => nodes.get(id).kind !== "topic").length, changes);
    showCode();
    previous = { ...state, ...shown };
  }

  /** On a phone the table lies far below what is told of the actor that is chosen. */
  function bringTable(view) {
    const table = document.getElementById("twin");
    if (view === "table" && table?.getBoundingClientRect().top > window.innerHeight / 2) table.scrollIntoView();
  }

  /** What of the choices the picture shows: neither an actor nor a tie of one that the filters hide. */
  function seen(state, shown) {
    const isHidden = (id) => graphMap.filters.hides(id, shown);
    const { source, target } = edges.get(state.edge) ?? {};
    return { ...state, actor: isHidden(state.actor) ? "" : state.actor, edge: isHidden(source) || isHidden(target) ? "" : state.edge };
  }

  /** The code for other pages shows there what is shown here. */
  function showCode() {
    const code = document.getElementById("embed-code");
    const hash = location.hash.replaceAll("&", "&amp;");
    if (code) code.value = code.defaultValue.replace(/src="[^"]*/, (address) => address + hash);
  }

  function showControls(state) {
    const bundled = document.getElementById("bundled");
    if (bundled) bundled.checked = state.lines !== "single";
    if (!isOverview) graphMap.filters.show(state);
  }

  function tell(state, count, changes) {
    if (isOverview) {
      document.getElementById("status").textContent = say("seats_shown", { count: drawing.groups.filter(({ kind }) => kind === "municipality").length });
      return;
    }
    const total = drawing.nodes.filter((node) => node.is_present && node.kind !== "topic").length;
    const key = count === total ? "all_shown" : count ? "some_shown" : "none_shown";
    const chosen = previous && state.actor && previous.actor !== state.actor;
    const who = chosen ? `${say("selected", { name: nodes.get(state.actor).label })} ` : "";
    const status = who + say(key, { count, total });
    const heard = changes ? [element("span", { class: "unseen" }, ` ${changes}`)] : [];
    document.getElementById("status").replaceChildren(status, ...heard);
  }

  // ---- search

  const folded = drawing.nodes.map((node) => ({ node, words: fold(node.label) }));

  /** The actors whose names hold every word that was typed; whole names and whole words first. */
  function matches(typed) {
    const asked = fold(typed).trim();
    if (!asked) return [];
    const parts = asked.split(/\s+/);
    const fitting = folded.filter(({ words }) => parts.every((part) => words.includes(part)));
    const isWord = (words) => words.split(/[^\p{L}\p{N}]+/u).includes(asked);
    const rank = ({ words }) => (words === asked ? 0 : isWord(words) ? 1 : words.startsWith(asked) ? 2 : 3);
    const byName = (one, other) => collator.compare(one.node.label, other.node.label);
    fitting.sort((one, other) => rank(one) - rank(other) || other.node.ties - one.node.ties || byName(one, other));
    return fitting.slice(0, MOST_FOUND).map(({ node }) => node);
  }

  function offer() {
    const list = matches(search.value);
    const options = list.map((node, index) => option(node, index));
    const nobody = search.value.trim() && !list.length;
    found.replaceChildren(...(nobody ? [element("li", { role: "option", "aria-disabled": "true" }, say("nobody_found"))] : options));
    open(found.children.length > 0);
  }

  function option(node, index) {
    const where = element("span", { class: "where" }, [sort(node), node.municipality].filter(Boolean).join(", "));
    const item = element("li", { role: "option", id: `found-${index}`, "data-id": node.id, "aria-selected": "false" });
    item.append(element("bdi", {}, node.label), where);
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(node.id));
    return item;
  }

  function open(isOpen) {
    found.hidden = !isOpen;
    search.setAttribute("aria-expanded", String(isOpen));
    search.removeAttribute("aria-activedescendant");
  }

  function choose(id) {
    search.value = nodes.get(id).label;
    open(false);
    go({ actor: id, edge: "", bundle: "" });
  }

  function step(way) {
    const options = [...found.querySelectorAll("[data-id]")];
    if (!options.length) return;
    const now = options.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const next = options[(now + way + options.length) % options.length] || options[0];
    options.forEach((item) => item.setAttribute("aria-selected", String(item === next)));
    search.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  }

  function onKey(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.hidden) offer();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const chosen = found.querySelector('[aria-selected="true"]') || found.querySelector("[data-id]");
      if (!chosen || found.hidden) return;
      choose(chosen.dataset.id);
      // The next Tab leads to the partners.
      document.querySelector("#panel h2")?.focus({ preventScroll: true });
    } else if (event.key === "Escape") {
      open(false);
    }
  }

  // ---- wiring

  search?.addEventListener("input", offer);
  search?.addEventListener("keydown", onKey);
  search?.addEventListener("blur", () => open(false));
  document.getElementById("bundled")?.addEventListener("change", (event) => go({ lines: event.target.checked ? "" : "single" }));
  for (const button of document.querySelectorAll("[data-view]:is(button)")) {
    button.addEventListener("click", () => {
      go({ view: button.dataset.view });
      bringTable(button.dataset.view);
    });
  }
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => graphMap.canvas.zoom(button.dataset.zoom));
  }
  toggle?.addEventListener("click", () => {
    const isOpen = filters.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(isOpen));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-actor], a[data-edge], a[data-bundle]");
    if (!link) return;
    event.preventDefault();
    go({ actor: link.dataset.actor ?? "", edge: link.dataset.edge ?? "", bundle: link.dataset.bundle ?? "" });
  });
  document.getElementById("embed-code")?.addEventListener("focus", (event) => event.target.select());
  // What is chosen stays when the language changes; only the names of topics and places are words of a language.
  for (const link of document.querySelectorAll(".languages a[hreflang]")) {
    link.addEventListener("click", () => {
      const state = new URLSearchParams(location.hash.slice(1));
      for (const name of ["topic", "group", "municipality"]) state.delete(name);
      link.hash = state.toString();
    });
  }
  addEventListener("hashchange", show);
  show();
})();
