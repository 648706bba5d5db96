"use strict";
// What the page knows, and what is chosen. The address holds every choice; nothing else does.

const graphMap = {};

(() => {
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const { drawing, words } = data;
  const idOf = (number) => drawing.nodes[number].id;
  const [marks, lines] = [rows(data.marks), rows(data.lines)];
  drawing.nodes = rows(drawing.nodes).map((node, index) => ({ ...node, ...marks[index], id: node.id, short_label: node.short_label || node.label }));
  drawing.edges = rows(drawing.edges).map((edge, index) => ({ ...edge, source: idOf(lines[index].from), target: idOf(lines[index].to) }));
  const nodes = new Map(drawing.nodes.map((node) => [node.id, node]));
  const edges = new Map(drawing.edges.map((edge) => [edge.id, edge]));
  const tiesOf = new Map();
  const defaults = {
    actor: drawing.focus || "", edge: "", bundle: "", view: "map", day: drawing.on, hide: "", topic: "", group: "", municipality: "",
    sector: "", tie: "", least: "", lines: "",
  };
  const collator = new Intl.Collator(drawing.language, { numeric: true });

  /** The rows of which these are the columns, in whatever form each is the shortest. */
  function rows(columns) {
    const [first] = Object.values(columns);
    const count = first?.values.length ?? 0;
    const read = ({ same, values, table, at, as, lists, before }) => {
      if (before) return (values ?? read(first)).map((rest) => before + rest);
      if (values) return values;
      if (lists) return lists.map((list) => list.map((place) => table[place]));
      return table ? (at || columns[as].at).map((place) => table[place]) : Array(count).fill(same);
    };
    const fields = Object.entries(columns).map(([field, column]) => [field, read(column)]);
    return Array.from({ length: count }, (_, index) => Object.fromEntries(fields.map(([field, values]) => [field, values[index]])));
  }

  // ---- words

  /** A text with its blanks filled; with `count`, its form for one or for several. */
  function say(key, values = {}) {
    const form = "count" in values && !(key in words) ? `${key}.${values.count === 1 ? "one" : "other"}` : key;
    const shown = (value) => (typeof value === "number" ? value.toLocaleString(drawing.language) : value);
    return words[form].replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
  }

  // ---- the day

  const runsOn = (day, { start_date: start, end_date: end }) => (!start || start <= day) && (!end || day <= end);

  /** Turn to a day: which ties hold, who acts, and who is on the map; what reads actors and ties then reads that day's. */
  function turnTo(day) {
    if (day === graphMap.today) return;
    graphMap.today = day;
    for (const node of drawing.nodes) tiesOf.set(node.id, []);
    for (const edge of drawing.edges.filter((edge) => runsOn(day, edge))) {
      tiesOf.get(edge.source).push(edge);
      tiesOf.get(edge.target).push(edge);
    }
    const near = data.shows === "around" ? within(drawing.depth) : null;
    for (const node of drawing.nodes) {
      node.is_active = node.ever_active && runsOn(day, node);
      node.ties = tiesOf.get(node.id).length;
      const belongs = { all: node.is_active || node.ties, around: near?.has(node.id), basis: node.ties, way: true, offers: true }[data.shows];
      node.is_present = Boolean(belongs) || node.id === drawing.focus;
    }
  }

  /** The actors that so many ties lead to from the focus. */
  function within(depth) {
    const near = new Set([drawing.focus]);
    for (let step = 0; step < depth; step += 1) {
      for (const id of [...near]) for (const edge of tiesOf.get(id)) near.add(otherEnd(edge, id));
    }
    return near;
  }

  /** How long ago a day was, when that is a year or more by the reader's clock; else nothing. */
  function age(day) {
    const years = Math.floor((Date.now() - new Date(day)) / (365.25 * 24 * 3600 * 1000));
    return years < 1 ? "" : new Intl.RelativeTimeFormat(drawing.language).format(-years, "year");
  }

  /** Letters without case and diacritics, as the service compares them. */
  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/ø/g, "o").replace(/æ/g, "ae");
  }

  function day(iso) {
    const [year, month, date] = iso.split("-").map(Number);
    if (drawing.language !== "en") return `${date}.${month}.${year}`;
    const name = new Date(Date.UTC(year, month - 1, date)).toLocaleString("en", { month: "short", timeZone: "UTC" });
    return `${String(date).padStart(2, "0")} ${name} ${year}`;
  }

  /** From when to when a tie holds, in words; empty when neither is known. */
  function period(edge) {
    if (edge.start_date && edge.end_date) {
      return say("period", { start: day(edge.start_date), end: day(edge.end_date) });
    }
    if (edge.start_date) return say("from_day", { start: day(edge.start_date) });
    return edge.end_date ? say("until_day", { end: day(edge.end_date) }) : "";
  }

  // ---- choices

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const state = Object.fromEntries(Object.keys(defaults).map((key) => [key, given.get(key) ?? defaults[key]]));
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(state.day);
    return {
      ...state,
      actor: nodes.has(state.actor) ? state.actor : "",
      edge: edges.has(state.edge) ? state.edge : "",
      day: isDay ? state.day : drawing.on,
    };
  }

  /** Change some choices: the address changes, and with it the page; `isSame` makes no new step to go back to. */
  function go(changes, isSame = false) {
    const state = { ...read(), ...changes };
    const kept = Object.entries(state).filter(([key, value]) => value !== defaults[key]);
    const hash = new URLSearchParams(kept).toString();
    if (hash === location.hash.slice(1)) return;
    history[isSame ? "replaceState" : "pushState"](null, "", `#${hash}`);
    dispatchEvent(new HashChangeEvent("hashchange"));
  }

  // ---- reading actors and ties

  /** What sort of actor it is, and whether it acts on the day. */
  const sort = (node) => (node.is_active ? node.subtype_label : `${node.subtype_label}, ${say("not_active")}`);

  const otherEnd = (edge, id) => (edge.source === id ? edge.target : edge.source);
  const wordsFrom = (edge, id) => (edge.source === id ? edge.words_from_source : edge.words_from_target);

  /** An element with attributes and children; text is always text. */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  Object.assign(graphMap, {
    data, sort, drawing, nodes, edges, tiesOf, collator, say, fold, day, period, age, turnTo, read, go, otherEnd, wordsFrom, element,
    isOverview: drawing.layout === "overview",
    calm: matchMedia("(prefers-reduced-motion: reduce)"),
    narrow: matchMedia("(max-width: 800px)"),
  });
})();
