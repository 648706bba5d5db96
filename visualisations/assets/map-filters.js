"use strict";
// Filters: whom they leave on the map, how many each choice would leave, and those in use as chips.

(() => {
  const { drawing, nodes, edges, tiesOf, say, element, go } = graphMap;
  const selects = [...document.querySelectorAll("[data-filter]")];
  const boxes = [...document.querySelectorAll("[data-kind]")];
  const LEAST = [...document.querySelectorAll("#filter-least option")].map(({ value }) => value).filter(Boolean);
  const ofKind = (node, { tie }) => tiesOf.get(node.id).filter((edge) => !tie || edge.kind === tie);
  const without = (list, gone) => list.split(",").filter((item) => item && item !== gone).join(",");

  // ---- what each filter reads of an actor

  const values = {
    kind: (node) => [node.kind],
    topic: (node) => node.topics,
    group: (node) => node.target_groups,
    municipality: (node) => [node.municipality],
    sector: (node) => [node.sector],
    tie: (node) => new Set(tiesOf.get(node.id).map((edge) => edge.kind)),
    least: (node, state) => LEAST.filter((count) => ofKind(node, state).length >= Number(count)),
  };
  const names = Object.keys(values);

  function fits(node, name, state) {
    if (name === "kind") return !state.hide.split(",").includes(node.kind);
    if (!state[name]) return true;
    if (name === "least") return ofKind(node, state).length >= Number(state.least);
    return [...values[name](node)].includes(state[name]);
  }

  /** The actors and ties of the state's day that the filters leave. */
  function visible(state) {
    const fitting = drawing.nodes.filter((node) => node.is_present && names.every((name) => fits(node, name, state)));
    const shown = new Set(fitting.map((node) => node.id));
    const ties = fitting.flatMap((node) => ofKind(node, state)).filter(({ source, target }) => shown.has(source) && shown.has(target));
    return { nodes: shown, edges: new Set(ties.map(({ id }) => id)) };
  }

  /** Whether the filters, and not the day, leave an actor off the map. */
  const hides = (id, shown) => Boolean(nodes.get(id)?.is_present) && !shown.nodes.has(id);

  const bundles = new Set(drawing.bundles.map(({ source, target }) => `${source} ${target}`));

  /** The line between two groups that a tie is part of, by the ids of the two; "" when it is part of none. */
  function bundleOf({ source, target }) {
    const [one, other] = [nodes.get(source).group, nodes.get(target).group];
    return [`${one} ${other}`, `${other} ${one}`].find((key) => bundles.has(key)) ?? "";
  }

  /** How many of the ties that are shown each line between two groups stands for; without those that stand for none. */
  function bundled(shown) {
    const counts = new Map();
    for (const id of shown.edges) {
      const key = bundleOf(edges.get(id));
      if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }

  /** For each filter, how many actors each of its values would show beside the other filters. */
  function counts(state) {
    const found = Object.fromEntries(names.map((name) => [name, new Map()]));
    for (const node of drawing.nodes.filter((one) => one.is_present)) {
      const failed = names.filter((name) => !fits(node, name, state));
      for (const name of failed.length ? failed : names) {
        if (failed.length > 1) break;
        for (const value of values[name](node, state)) found[name].set(value, (found[name].get(value) || 0) + 1);
      }
    }
    return found;
  }

  // ---- what the controls show

  function show(state) {
    const found = counts(state);
    const count = (name, value) => (found[name].get(value) || 0).toLocaleString(drawing.language);
    const hidden = new Set(state.hide.split(","));
    for (const box of boxes) {
      box.checked = !hidden.has(box.dataset.kind);
      box.closest("label").querySelector(".count").textContent = count("kind", box.dataset.kind);
    }
    for (const select of selects) {
      for (const option of select.options) {
        option.dataset.words ??= option.textContent;
        if (option.value) option.textContent = `${option.dataset.words} (${count(select.dataset.filter, option.value)})`;
      }
      select.value = state[select.dataset.filter];
    }
    showChips(state);
  }

  function inUse(state) {
    const kinds = drawing.legend.filter(({ kind }) => state.hide.split(",").includes(kind));
    const hide = kinds.map(({ kind, label }) => [say("hidden", { kind: label }), { hide: without(state.hide, kind) }]);
    const chosen = selects.filter((select) => state[select.dataset.filter]);
    const words = (select) => `${select.labels[0].textContent}: ${select.selectedOptions[0]?.dataset.words ?? ""}`;
    const day = state.day === drawing.on ? [] : [[say("chosen_day", { day: graphMap.day(state.day) }), { day: drawing.on }]];
    return [...hide, ...chosen.map((select) => [words(select), { [select.dataset.filter]: "" }]), ...day];
  }

  function showChips(state) {
    const active = inUse(state);
    const chips = active.map(([words, change]) => chip(words, say("remove_filter", { filter: words }), change));
    if (active.length > 1) {
      const all = Object.assign({}, ...active.map(([, change]) => change), { hide: "" });
      chips.push(chip(say("remove_all"), say("remove_all"), all));
    }
    document.getElementById("chips").replaceChildren(...chips);
  }

  function chip(words, label, change) {
    const button = element("button", { type: "button", "aria-label": label }, element("bdi", {}, words), " ✕");
    button.addEventListener("click", () => {
      go(change);
      (document.querySelector("#chips button") || document.getElementById("search")).focus();
    });
    return element("li", {}, button);
  }

  for (const box of boxes) {
    box.addEventListener("change", () => {
      const { hide } = graphMap.read();
      go({ hide: box.checked ? without(hide, box.dataset.kind) : [hide, box.dataset.kind].filter(Boolean).join(",") });
    });
  }
  for (const select of selects) select.addEventListener("change", () => go({ [select.dataset.filter]: select.value }));

  graphMap.filters = { bundleOf, bundled, hides, show, visible };
})();
