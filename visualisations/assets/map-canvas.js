"use strict";
// The picture: vis-network draws marks and ties; discs, bundles, names and what is chosen are drawn here.

(() => {
  const { drawing, nodes, edges, tiesOf, otherEnd, isOverview, labels, shapes, calm, narrow } = graphMap;
  const { colours, legend } = shapes;
  const groups = new Map(drawing.groups.map((group) => [group.id, group]));
  const isTopic = (node) => Number(node.kind === "topic");
  const isEgo = drawing.layout === "ego";
  const MARGIN = 24;
  const ROOM_FOR_NAMES = 130;
  const CLOSEST = drawing.layout === "path" ? 1.7 : 1.15;
  // At this scale the rows of a map around an actor are as high as two lines of text; at the lowest, those with most ties are named.
  const TWO_LINES = 1.04;
  const LOWEST = 0.36;
  const FINGERTIP = 12;
  const TYPICAL_MARK = 12;
  const SMALL = 6;
  const box = document.getElementById("map");
  const scene = { state: null, shown: null, hovered: "", turned: false, network: null, moved: false, borderWidth: 1.5 };

  // On an upright screen a network lies on its side: x and y change places, and bends their sign.
  const place = (item) => (scene.turned ? { x: item.y, y: item.x } : { x: isEgo ? graphMap.columns.across(item) : item.x, y: item.y });
  const bendOf = ({ bend }) => (scene.turned ? -bend : bend);

  // ---- vis-network

  function mark(node) {
    const { shape, colour } = legend.get(node.kind);
    const { x, y } = place(node);
    const look = node.is_active ? { background: colour, border: colours().outline } : { background: colours().paper, border: colour };
    return { id: node.id, x, y, size: node.size, shape, color: { ...look, hover: look, highlight: look } };
  }

  function line(edge) {
    const smooth = { enabled: true, type: "curvedCW", roundness: bendOf(edge) };
    const tone = colours().tie;
    const isAside = isEgo ? ![edge.source, edge.target].includes(drawing.focus) : edge.between_groups;
    const isFar = isEgo && [edge.source, edge.target].every((id) => graphMap.columns.isFurther(nodes.get(id)));
    const color = { color: tone, hover: tone, highlight: tone, opacity: isFar ? 0.25 : isAside ? 0.5 : 0.9 };
    return { id: edge.id, from: edge.source, to: edge.target, smooth: edge.bend === 0 ? false : smooth, color, width: 0.8 + 0.4 * edge.level };
  }

  function start() {
    turn();
    const marks = new vis.DataSet(drawing.nodes.map(mark));
    const lines = new vis.DataSet(drawing.edges.map(line));
    const network = new vis.Network(box, { nodes: marks, edges: lines }, JSON.parse(graphMap.data.options));
    Object.assign(scene, { network, marks, lines });
    // The table and the search are the ways for the keyboard; a stop that does nothing would only be in the way.
    box.querySelector(".vis-network").removeAttribute("tabindex");
    box.querySelector("canvas").setAttribute("role", "img");
    box.querySelector("canvas").setAttribute("aria-label", drawing.summary);
    network.on("beforeDrawing", drawUnder);
    network.on("afterDrawing", drawOver);
    network.on("click", (event) => choose(event.pointer.canvas));
    network.on("hoverNode", (event) => hover(event.node));
    network.on("blurNode", () => hover(""));
    network.on("dragStart", () => (scene.moved = true));
    network.on("zoom", () => (scene.moved = true));
    network.on("zoom", outline);
    network.on("animationFinished", outline);
    for (const taste of [shapes.dark, shapes.contrast]) taste.addEventListener("change", recolour);
    new ResizeObserver(() => {
      if (turn()) recolour();
      if (!scene.moved) fit(false);
    }).observe(box);
  }

  /** Turn the network when the screen is upright; whether that changed anything. */
  function turn() {
    const before = scene.turned;
    scene.turned = ["network", "path"].includes(drawing.layout) && box.clientHeight > box.clientWidth * 1.1;
    return scene.turned !== before;
  }

  /** The shown actor whose mark is at a place of the drawing, or nearest to it within a fingertip; "" for none. */
  function nodeNear(at) {
    const reach = FINGERTIP / scene.network.getScale();
    const away = (node) => Math.hypot(place(node).x - at.x, place(node).y - at.y) - node.size;
    const near = drawing.nodes.filter((node) => scene.shown.nodes.has(node.id) && away(node) < reach);
    return near.sort((one, other) => away(one) - away(other))[0]?.id ?? "";
  }

  /** Who is near a place of the drawing is chosen; on an overview the map of the municipality there is opened. */
  function choose(at) {
    if (!isOverview) return chooseNear(at);
    const under = drawing.groups.find((group) => Math.hypot(place(group).x - at.x, place(group).y - at.y) < group.radius);
    if (under?.url) location.assign(under.url);
  }

  function chooseNear(at) {
    const actor = nodeNear(at);
    const edge = actor ? "" : edgeNear(at);
    const bundle = actor || edge ? "" : bundleNear(at);
    graphMap.go({ actor: edge ? scene.state.actor : actor, edge, bundle });
  }

  /** The tie whose line passes a place of the drawing most closely, within half a fingertip; "" for none. */
  function edgeNear(at) {
    return lineNear(at, drawing.edges.filter(isDrawn), nodes)?.id ?? "";
  }

  /** The bundle whose line passes a place outside all discs most closely, as the ids of its groups; "" for none. */
  function bundleNear(at) {
    const near = isInDisc(at) || scene.state.actor ? null : lineNear(at, scene.bundles || [], groups);
    return near ? `${near.source} ${near.target}` : "";
  }

  const isInDisc = ({ x, y }) => shownDiscs().some((group) => Math.hypot(place(group).x - x, place(group).y - y) < group.radius);

  /** The nearest of lines between `ends`, within half a fingertip. */
  function lineNear(at, lines, ends) {
    const away = (line) => {
      const points = shapes.pointsOn(place(ends.get(line.source)), place(ends.get(line.target)), bendOf(line));
      return points.reduce((least, { x, y }) => Math.min(least, Math.hypot(x - at.x, y - at.y)), Infinity);
    };
    const [nearest] = lines.map((line) => [away(line), line]).sort(([one], [other]) => one - other);
    return nearest && nearest[0] < FINGERTIP / 2 / scene.network.getScale() ? nearest[1] : undefined;
  }

  /** Whether a tie has a line of its own: not when it is in a bundle, unless it is one of the chosen actor's. */
  function isDrawn(edge) {
    if (!scene.shown.edges.has(edge.id)) return false;
    const isChosens = [edge.source, edge.target].includes(scene.state.actor);
    return isEgo ? true : scene.state.actor ? isChosens : isSingle(edge);
  }

  const isSingle = (edge) => !scene.bundles || !graphMap.filters.bundleOf(edge);

  function hover(id) {
    scene.hovered = id;
    box.classList.toggle("over-mark", id !== "");
    scene.network.redraw();
  }

  function recolour() {
    scene.marks.update(drawing.nodes.map(mark));
    scene.lines.update(drawing.edges.map(line));
  }

  /** Show a state: hide what the filters leave out, and look at who is chosen. */
  function show(state, shown) {
    const isFirst = !scene.network;
    const isOtherDay = isFirst || state.day !== scene.state.day;
    const isOther = isFirst || state.actor !== scene.state.actor || (!isOtherDay && isOtherChoice(shown.nodes));
    if (isOtherDay) scene.byTies = [...drawing.nodes].sort((one, other) => isTopic(other) - isTopic(one) || other.ties - one.ties);
    if (isFirst) start();
    else if (isOtherDay) recolour();
    Object.assign(scene, { state, shown, bundles: bundlesOf(state, shown) });
    changeHidden(scene.marks, (id) => !shown.nodes.has(id));
    changeHidden(scene.lines, (id) => !shown.edges.has(id) || !isSingle(edges.get(id)));
    if (isOther || (isEgo && isOtherDay)) {
      scene.moved = false;
      fit(!isFirst);
    }
    scene.network.redraw();
  }

  const isOtherChoice = (ids) => ids.size !== scene.shown.nodes.size || [...ids].some((id) => !scene.shown.nodes.has(id));

  function changeHidden(set, isHidden) {
    const changes = set.getIds().map((id) => ({ id, hidden: isHidden(id) }));
    set.update(changes.filter(({ id, hidden }) => hidden !== Boolean(set.get(id).hidden)));
  }

  /** The lines between groups with the ties that they stand for; none when ties are drawn singly. */
  function bundlesOf(state, shown) {
    if (isOverview) return drawing.bundles;
    if (!drawing.is_bundled || state.lines === "single") return null;
    const counts = graphMap.filters.bundled(shown);
    const count = ({ source, target }) => counts.get(`${source} ${target}`) ?? 0;
    return drawing.bundles.map((bundle) => ({ ...bundle, count: count(bundle) })).filter((bundle) => bundle.count);
  }

  // ---- the part that is looked at

  function chosenPlaces() {
    const id = scene.state.actor;
    if (!id || isEgo) return null;
    return [nodes.get(id), ...partnersOf(nodes.get(id))].map((node) => ({ ...place(node), radius: node.size + 30 }));
  }

  const isShown = (group) => isOverview || group.members.some((id) => scene.shown.nodes.has(id));
  /** Discs stay, faint, when filters leave nobody in them; those whose actors are there on other days only do not. */
  const discs = () => drawing.groups.filter((group) => group.radius && (isOverview || group.members.some((id) => nodes.get(id).is_present)));
  const shownDiscs = () => drawing.groups.filter((group) => group.radius && isShown(group));

  function allPlaces() {
    const discs = shownDiscs().map((group) => ({ ...place(group), radius: group.radius }));
    return discs.length ? discs : drawing.nodes.map((node) => ({ ...place(node), radius: node.size + 30 }));
  }

  function fit(animated) {
    if (isEgo) return fitEgo();
    const places = chosenPlaces() || allPlaces();
    if (!places.length) return;
    const left = Math.min(...places.map((at) => at.x - at.radius));
    const right = Math.max(...places.map((at) => at.x + at.radius));
    const top = Math.min(...places.map((at) => at.y - at.radius));
    const bottom = Math.max(...places.map((at) => at.y + at.radius));
    const wide = box.clientWidth - 2 * MARGIN;
    // On a phone a wide map leaves the room that it does not need to what follows.
    if (narrow.matches && drawing.layout === "municipality" && !scene.state.actor) box.parentElement.style.height = `min(56vh, ${Math.ceil((wide * (bottom - top)) / (right - left) + ROOM_FOR_NAMES)}px)`;
    const high = box.clientHeight - 2 * MARGIN;
    if (wide <= 0 || high <= 0) return;
    const scale = Math.min(wide / (right - left), high / (bottom - top), CLOSEST);
    look({ x: (left + right) / 2, y: (top + bottom) / 2 - MARGIN / 4 / scale }, scale, animated);
  }

  /** As high as the names need, and as wide as they leave room for. */
  function fitEgo() {
    const shown = drawing.nodes.filter((node) => scene.shown.nodes.has(node.id));
    const span = 80 + 2 * Math.max(0, ...[...shown, ...drawing.groups.filter(isShown)].map((item) => Math.abs(item.y)));
    // On a phone the picture grows with the names, but leaves room for a finger that scrolls the page.
    if (narrow.matches) box.parentElement.style.minHeight = `min(85vh, ${Math.ceil(span * TWO_LINES)}px)`;
    const scale = Math.min(narrow.matches ? TWO_LINES : 1.3, Math.max(LOWEST, box.clientHeight / span));
    graphMap.columns.fit(shown, box.clientWidth / 2, scale);
    scene.marks.update(drawing.nodes.map((node) => ({ id: node.id, ...place(node) })));
    look({ x: 0, y: 0 }, scale, false);
  }

  function look(position, scale, animated) {
    const animation = animated && !calm.matches && { duration: 350, easingFunction: "easeInOutQuad" };
    scene.network.moveTo({ position, scale, animation });
    if (!animation) outline();
  }

  /** Thin outlines on small marks, or they would hide the colours. */
  function outline() {
    const borderWidth = TYPICAL_MARK * scene.network.getScale() < SMALL ? 0.6 : 1.5;
    if (borderWidth === scene.borderWidth) return;
    scene.borderWidth = borderWidth;
    scene.network.setOptions({ nodes: { borderWidth } });
  }

  function zoom(way) {
    if (way === "all") {
      scene.moved = false;
      if (scene.state.actor && !isEgo) graphMap.go({ actor: "" });
      return fit(true);
    }
    scene.moved = true;
    look(scene.network.getViewPosition(), scene.network.getScale() * (way === "in" ? 1.4 : 1 / 1.4), true);
  }

  // ---- drawing in pixels of the screen

  function screen(context) {
    const scale = scene.network.getScale();
    const middle = scene.network.getViewPosition();
    const ratio = context.getTransform().a / scale;
    const [width, height] = [context.canvas.width / ratio, context.canvas.height / ratio];
    const at = (item) => {
      const { x, y } = place(item);
      return { x: (x - middle.x) * scale + width / 2, y: (y - middle.y) * scale + height / 2 };
    };
    return { context, scale, ratio, width, height, at };
  }

  function inPixels(context, work) {
    const view = screen(context);
    context.save();
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    work(view);
    context.restore();
  }

  function drawUnder(context) {
    inPixels(context, (view) => {
      context.fillStyle = colours().paper;
      context.fillRect(0, 0, view.width, view.height);
      for (const { source, target, count, bend } of scene.bundles || []) {
        const [one, other] = [view.at(groups.get(source)), view.at(groups.get(target))];
        shapes.bundle(view, one, other, { count, bend: bendOf({ bend }), isChosen: scene.state.bundle === `${source} ${target}` });
      }
      for (const group of discs()) shapes.disc(view, view.at(group), group, isShown(group));
    });
  }

  // ---- what lies over the rest: who is chosen, and the names

  const placeNames = graphMap.namer({ scene, place, isShown, shownDiscs });

  function drawOver(context) {
    inPixels(context, (view) => {
      const tie = edges.get(scene.state.edge);
      const chosen = nodes.get(tie ? tie.source : scene.state.actor);
      const near = tie ? [nodes.get(tie.target)] : chosen && !(isEgo && chosen.id === drawing.focus) ? partnersOf(chosen) : null;
      if (near) drawChosen(view, chosen, near, tie ? [tie] : tiesOf.get(chosen.id));
      for (const placed of placeNames(view, chosen, near)) labels.draw(context, placed, colours());
    });
  }

  /** Those to whom the filters leave a tie. */
  function partnersOf(chosen) {
    const ties = tiesOf.get(chosen.id).filter((edge) => scene.shown.edges.has(edge.id));
    const ids = new Set(ties.map((edge) => otherEnd(edge, chosen.id)));
    return scene.byTies.filter((node) => ids.has(node.id));
  }

  function drawChosen(view, chosen, partners, ties) {
    const { context } = view;
    context.globalAlpha = 0.8;
    context.fillStyle = colours().paper;
    context.fillRect(0, 0, view.width, view.height);
    context.globalAlpha = 1;
    context.strokeStyle = colours().ink;
    for (const edge of ties.filter(({ id }) => scene.shown.edges.has(id) || id === scene.state.edge)) {
      context.lineWidth = 1 + 0.5 * edge.level;
      shapes.curve(context, view.at(nodes.get(edge.source)), view.at(nodes.get(edge.target)), bendOf(edge));
    }
    for (const node of [...partners, chosen]) shapes.mark(view, view.at(node), node, node === chosen || Boolean(scene.state.edge));
  }

  const placeOnScreen = (id) => scene.network.canvasToDOM(place(nodes.get(id) || groups.get(id)));

  /** The middle of a tie's line, or of the part of a bundle's that is outside the discs. */
  function middleOnScreen(id) {
    const line = edges.get(id) || drawing.bundles.find(({ source, target }) => id === `${source} ${target}`);
    const [one, other] = [line.source, line.target].map((end) => place(nodes.get(end) || groups.get(end)));
    const points = shapes.pointsOn(one, other, bendOf(line));
    const seen = edges.has(id) ? points : points.filter((point) => !isInDisc(point));
    return scene.network.canvasToDOM(seen[Math.floor(seen.length / 2)]);
  }

  graphMap.canvas = { show, zoom, placeOnScreen, middleOnScreen };
})();
