"use strict";
// The same content as tables, made when they are first looked at.

(() => {
  const { drawing, nodes, tiesOf, collator, say, day, element } = graphMap;
  const tables = ["actors", "bundles", "ties"].map((id) => document.getElementById(id)).filter(Boolean);
  let made = "";

  function show(state, shown) {
    if (!made) make();
    if (made !== state.day) tellDay(state.day);
    made = state.day;
    for (const row of document.querySelectorAll("[data-actor-row]")) {
      row.hidden = !shown.nodes.has(row.dataset.actorRow);
      row.classList.toggle("chosen", row.dataset.actorRow === state.actor);
    }
    for (const row of document.querySelectorAll("[data-tie-row]")) row.hidden = !shown.edges.has(row.dataset.tieRow);
    showHidden(shown);
    const counts = graphMap.filters.bundled(shown);
    for (const row of document.querySelectorAll("[data-bundle-row]")) {
      row.lastElementChild.textContent = counts.get(row.dataset.bundleRow) ?? 0;
      row.hidden = !counts.has(row.dataset.bundleRow);
    }
  }

  /** How many ties of the actors that are shown the filters hide. */
  function showHidden(shown) {
    const ties = new Set([...shown.nodes].flatMap((id) => tiesOf.get(id).map((edge) => edge.id)));
    const [told, count] = [document.getElementById("ties-hidden"), ties.size - shown.edges.size];
    if (!told) return;
    told.hidden = !count;
    told.textContent = count ? say("filtered_out", { count }) : "";
  }

  function make() {
    const byName = [...drawing.nodes].sort((one, other) => collator.compare(one.label, other.label));
    fill("actors", byName.map(actorRow));
    fill("bundles", drawing.bundles.map(bundleRow));
    fill("ties", drawing.edges.map(tieRow));
    tables.forEach(makeSortable);
  }

  /** What the rows tell of the actors that is another on each day. */
  function tellDay(shownDay) {
    for (const row of document.querySelectorAll("[data-actor-row]")) {
      const node = nodes.get(row.dataset.actorRow);
      row.cells[1].textContent = graphMap.sort(node);
      row.lastElementChild.dataset.sort = node.ties;
      row.lastElementChild.textContent = tiesInWords(node, shownDay);
    }
  }

  /** How many ties an actor has; of one whose ties all go elsewhere the words that its disc bears, which are true on the map's own day. */
  function tiesInWords(node, shownDay) {
    const home = drawing.groups.find(({ id }) => id === node.group);
    return !node.ties && home?.kind === "elsewhere" && shownDay === drawing.on ? home.label : node.ties;
  }

  function fill(id, rows) {
    const table = document.getElementById(id);
    if (!table) return;
    const headings = [...table.tHead.rows[0].cells].map((heading) => heading.textContent.trim());
    for (const row of rows) {
      [...row.cells].slice(1).forEach((cell, index) => (cell.dataset.label = headings[index + 1]));
    }
    table.tBodies[0].append(...rows);
  }

  function actorRow(node) {
    const cells = ["", node.municipality, node.topics.join(", ")].map((words) => element("td", {}, words));
    return element("tr", { "data-actor-row": node.id }, name(node.id), ...cells, element("td", { class: "number" }));
  }

  function bundleRow({ source, target }) {
    const bundle = `${source} ${target}`;
    const [one, other] = [source, target].map((id) => element("bdi", {}, drawing.groups.find((group) => group.id === id).label));
    const open = element("a", { href: `#${new URLSearchParams({ bundle })}`, "data-bundle": bundle }, one, " – ", other);
    const row = element("tr", { "data-bundle-row": bundle }, element("th", { scope: "row" }, open));
    row.append(element("td", { class: "number" }));
    return row;
  }

  function tieRow(edge) {
    const address = `#${new URLSearchParams({ edge: edge.id })}`;
    const facts = element("a", { href: address, "data-edge": edge.id }, edge.words_from_source);
    const target = element("td", { class: "name" }, link(edge.target));
    const source = element("td", { class: "name" }, element("bdi", {}, edge.source_name));
    const row = element("tr", { "data-tie-row": edge.id }, name(edge.source), element("td", {}, facts));
    row.append(target, date(edge.start_date), date(edge.end_date), source);
    return row;
  }

  const name = (id) => element("th", { scope: "row" }, link(id));
  const date = (iso) => element("td", { "data-sort": iso || "" }, iso ? day(iso) : "");

  function link(id) {
    const address = `#${new URLSearchParams({ actor: id })}`;
    return element("a", { href: address, "data-actor": id }, element("bdi", {}, nodes.get(id).label));
  }

  function makeSortable(table) {
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, column) => {
      heading.querySelector("button").addEventListener("click", () => {
        const order = heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        headings.forEach((other) => other.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", order);
        sort(table.tBodies[0], column, order === "ascending" ? 1 : -1);
      });
    });
  }

  function sort(body, column, way) {
    const value = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
    const rows = [...body.rows].map((row) => [value(row), row]);
    rows.sort(([one], [other]) => (one === "") - (other === "") || way * collator.compare(one, other));
    body.append(...rows.map(([, row]) => row));
  }

  graphMap.tables = { show };
})();
