"use strict";
// Words beside the picture: who is chosen.

(() => {
  const { data, drawing, nodes, tiesOf, collator, say, sort, period, otherEnd, wordsFrom, element } = graphMap;
  const panel = document.getElementById("panel");
  const markOf = new Map(
    drawing.legend.map(({ kind }) => [kind, document.querySelector(`[data-kind="${kind}"] ~ .mark`)]),
  );

  // ---- who is chosen

  function showActor(id) {
    const node = nodes.get(id);
    panel.hidden = !node;
    panel.replaceChildren(...(node ? describe(node) : []));
  }

  function describe(node) {
    const close = element("button", { type: "button", class: "close", "aria-label": say("close") }, "✕");
    close.addEventListener("click", () => graphMap.go({ actor: "" }));
    const heading = element("h2", { tabindex: "-1" }, name(node.label));
    const facts = [fact(say("where"), node.municipality), fact(say("what"), node.topics.join(", "))].flat();
    const parts = [close, heading, kindLine(node), element("dl", {}, ...facts)];
    if (node.url) parts.push(onward(node));
    return [...parts, ...partners(node)];
  }

  /** The ways on: to the map around the actor and to its page. */
  function onward(node) {
    const isThere = drawing.layout === "ego" && node.id === drawing.focus;
    const links = isThere ? [] : [[`${data.ego}${encodeURIComponent(node.id)}`, say("ego_link")]];
    const items = [...links, [node.url, say("page_link")]].map(([href, words]) => element("li", {}, element("a", { href }, words)));
    return element("ul", { class: "onward" }, ...items);
  }

  const name = (label) => element("bdi", {}, label);

  const kindLine = (node) =>
    element("p", { class: "kind" }, mark(node.kind), `${sort(node)} · ${say("ties", { count: node.ties })}`);

  const mark = (kind) => markOf.get(kind).cloneNode(true);

  const fact = (term, value) => (value ? [element("dt", {}, term), element("dd", {}, name(value))] : []);

  function partners(node) {
    const ties = tiesOf.get(node.id);
    if (!ties.length) return [element("p", {}, say("partners_none"))];
    return drawing.legend.flatMap(({ kind, label }) => {
      const ids = [...new Set(ties.map((edge) => otherEnd(edge, node.id)))].filter((id) => nodes.get(id).kind === kind);
      if (!ids.length) return [];
      ids.sort((one, other) => collator.compare(nodes.get(one).label, nodes.get(other).label));
      const items = ids.map((id) => partner(id, ties.filter((edge) => otherEnd(edge, node.id) === id), node.id));
      return [element("h3", {}, `${label} (${ids.length})`), element("ul", { class: "partners" }, ...items)];
    });
  }

  function partner(id, ties, chosen) {
    const button = element("button", { type: "button", class: "partner" }, name(nodes.get(id).label));
    button.addEventListener("click", () => {
      graphMap.go({ actor: id });
      panel.querySelector("h2").focus();
    });
    const lines = ties.map((edge) => tieLine(edge, chosen));
    return element("li", {}, mark(nodes.get(id).kind), element("div", {}, button, ...lines));
  }

  function tieLine(edge, chosen) {
    const when = period(edge);
    const first = when ? `${wordsFrom(edge, chosen)}, ${when}` : wordsFrom(edge, chosen);
    const source = edge.source_name ? [element("span", { class: "source" }, say("source", { name: edge.source_name }))] : [];
    return element("p", { class: "tie" }, first, ...source);
  }

  graphMap.panel = { showActor };
})();
