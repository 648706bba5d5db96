"use strict";
// Words beside the picture: which actor or which tie is chosen.

(() => {
  const { data, drawing, nodes, edges, tiesOf, collator, say, sort, period, otherEnd, wordsFrom, element } = graphMap;
  const panel = document.getElementById("panel");
  const markOf = new Map(
    drawing.legend.map(({ kind }) => [kind, document.querySelector(`[data-kind="${kind}"] ~ .mark`)]),
  );

  function show(state, shown) {
    const [edge, node, ties] = [edges.get(state.edge), nodes.get(state.actor), bundled(state, shown)];
    const parts = edge ? tieFacts(edge) : ties.length ? bundleFacts(state, ties) : node ? describe(node, shown) : [];
    panel.hidden = !parts.length;
    panel.replaceChildren(...parts);
  }

  // ---- which line between groups is chosen

  /** The ties of the chosen bundle that are shown. */
  function bundled({ bundle }, shown) {
    const isIn = (edge) => graphMap.filters.bundleOf(edge) === bundle;
    return bundle ? [...shown.edges].map((id) => edges.get(id)).filter(isIn) : [];
  }

  function bundleFacts({ bundle }, ties) {
    const labels = drawing.groups.filter(({ id }) => bundle.split(" ").includes(id)).map(({ label }) => label);
    const heading = element("h2", { tabindex: "-1" }, name(labels.join(" – ")));
    const items = ties.map((edge) => {
      const words = [name(nodes.get(edge.source).label), ` ${edge.words_from_source}: `, name(nodes.get(edge.target).label)];
      return element("li", {}, chooser({ class: "open-tie" }, { edge: edge.id }, ...words));
    });
    return [close({ bundle: "" }), heading, element("p", {}, say("ties", { count: ties.length })), element("ul", {}, ...items)];
  }

  function close(change) {
    const button = element("button", { type: "button", class: "close", "aria-label": say("close") }, "✕");
    button.addEventListener("click", () => graphMap.go(change));
    return button;
  }

  /** A button that chooses something else, and leads to what is then told of it. */
  function chooser(attributes, change, ...words) {
    const button = element("button", { type: "button", ...attributes }, ...words);
    button.addEventListener("click", () => {
      graphMap.go(change);
      panel.querySelector("h2").focus();
    });
    return button;
  }

  // ---- which tie is chosen

  function tieFacts(edge) {
    const { source, target } = edge;
    const heading = element("h2", { tabindex: "-1" }, name(nodes.get(source).label), " – ", name(nodes.get(target).label));
    const facts = [
      [say("kind_of_tie"), edge.kind_label],
      [say("when"), edge.kind === "offers" ? "" : period(edge) || say("unknown")],
      [say("level"), edge.kind === "offers" ? "" : data.levels[edge.level]],
      [say("basis"), edge.basis],
      [say("agreed"), edge.description],
      [say("next_step"), edge.next_step],
      [say("source_of_tie"), edge.source_name],
    ];
    const list = element("dl", {}, ...facts.flatMap(([term, value]) => fact(term, value)));
    if (edge.source_url) list.append(element("dd", {}, element("a", { href: edge.source_url }, name(edge.source_url))));
    const ends = element("ul", { class: "partners" }, end(source, edge), end(target, edge));
    return [close({ edge: "" }), heading, ends, list, ...parallel(edge)];
  }

  /** An end of a tie, and what the tie is as seen from it. */
  function end(id, edge) {
    const words = element("p", { class: "tie" }, `${wordsFrom(edge, id)}: `, name(nodes.get(otherEnd(edge, id)).label));
    const button = chooser({ class: "partner" }, { actor: id, edge: "", bundle: "" }, name(nodes.get(id).label));
    return element("li", {}, mark(nodes.get(id).kind), element("div", {}, button, words));
  }

  function parallel(edge) {
    const others = tiesOf.get(edge.source).filter((one) => one !== edge && otherEnd(one, edge.source) === edge.target);
    if (!others.length) return [];
    const items = others.map((one) => element("li", {}, tieLine(one, edge.source)));
    return [element("h3", {}, say("other_ties")), element("ul", {}, ...items)];
  }

  // ---- who is chosen

  function describe(node, shown) {
    const heading = element("h2", { tabindex: "-1" }, name(node.label));
    const facts = [
      fact(say("where"), node.municipality),
      fact(say("what"), node.kind === "topic" ? "" : node.topics.join(", ")),
      fact(say("for_whom"), node.target_groups.join(", ")),
    ];
    const parts = [close({ actor: "" }), heading, kindLine(node), element("dl", {}, ...facts.flat())];
    if (node.url) parts.push(onward(node));
    if (graphMap.filters.hides(node.id, shown)) parts.push(element("p", { class: "filtered-out" }, say("chosen_hidden")));
    return [...parts, ...partners(node, shown)];
  }

  /** The ways on: to the map around the actor and to its page. */
  function onward(node) {
    const isThere = (drawing.layout === "ego" && node.id === drawing.focus) || node.kind === "topic";
    const links = isThere ? [] : [[`${data.ego}${encodeURIComponent(node.id)}`, say("ego_link")]];
    const items = [...links, [node.url, say(node.kind === "topic" ? "topic_link" : "page_link")]].map(([href, words]) => element("li", {}, element("a", { href }, words)));
    return element("ul", { class: "onward" }, ...items);
  }

  const name = (label) => element("bdi", {}, label);

  const kindLine = (node) =>
    element("p", { class: "kind" }, mark(node.kind), `${sort(node)} · ${say("ties", { count: node.ties })}`);

  const mark = (kind) => markOf.get(kind).cloneNode(true);

  const fact = (term, value) => (value ? [element("dt", {}, term), element("dd", {}, name(value))] : []);

  /** The partners that the filters leave, by kind, and how many ties they hide. */
  function partners(node, shown) {
    const all = tiesOf.get(node.id);
    if (!all.length) return [element("p", {}, say("partners_none"))];
    const ties = all.filter(({ id }) => shown.edges.has(id));
    const count = all.length - ties.length;
    const hidden = count ? [element("p", { class: "filtered-out" }, say("filtered_out", { count }))] : [];
    const lists = drawing.legend.flatMap(({ kind, label }) => {
      const ids = [...new Set(ties.map((edge) => otherEnd(edge, node.id)))].filter((id) => nodes.get(id).kind === kind);
      if (!ids.length) return [];
      ids.sort((one, other) => collator.compare(nodes.get(one).label, nodes.get(other).label));
      const items = ids.map((id) => partner(id, ties.filter((edge) => otherEnd(edge, node.id) === id), node.id));
      return [element("h3", {}, `${label} (${ids.length})`), element("ul", { class: "partners" }, ...items)];
    });
    return [...hidden, ...lists];
  }

  function partner(id, ties, chosen) {
    const button = chooser({ class: "partner" }, { actor: id, edge: "", bundle: "" }, name(nodes.get(id).label));
    const lines = ties.map((edge) => tieLine(edge, chosen));
    return element("li", {}, mark(nodes.get(id).kind), element("div", {}, button, ...lines));
  }

  function tieLine(edge, chosen) {
    const when = period(edge);
    const first = when ? `${wordsFrom(edge, chosen)}, ${when}` : wordsFrom(edge, chosen);
    const open = chooser({ class: "open-tie", "aria-label": say("tie_facts", { words: first }) }, { edge: edge.id }, first);
    const source = edge.source_name ? [element("span", { class: "source" }, say("source", { name: edge.source_name }))] : [];
    return element("p", { class: "tie" }, open, ...source);
  }

  graphMap.panel = { show };
})();
