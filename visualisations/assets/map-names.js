"use strict";
// Which names are shown on the map, and where: the more important first, none over another.

(() => {
  const { drawing, nodes, say, isOverview, labels, narrow } = graphMap;
  const isEgo = drawing.layout === "ego";
  const CROWDED = 44;
  const MOST_NAMED = 40;
  const LEAST_NAMED = 10;
  const LARGE = 60;
  const NEAR = [26, 44, 66];
  const FAR = [92, 130, 180, 240];
  const ROOMY = 34;
  const ROOMY_WHEN_EMPTY = 22;
  // Where there are many discs or little room, names far from theirs would lie in a thicket of lines that lead to them.
  const FARTHEST = 0.2;
  const further = (view) => (drawing.groups.length <= MOST_NAMED ? FAR.filter((away) => away < FARTHEST * Math.min(view.width, view.height)) : []);
  // Those without ties first: what their disc is cannot be guessed from the names in it. Then the larger ones.
  const namedGroups = [...drawing.groups].sort(
    (one, other) => (other.kind === "isolated") - (one.kind === "isolated") || other.count - one.count,
  );

  /** What places the names of a picture: `scene` is what it shows, `place` where things stand in it. */
  graphMap.namer = function namer({ scene, place, isShown, shownDiscs }) {
    function markBoxes(view, shown) {
      const marks = new labels.Boxes();
      for (const node of shown) {
        const { x, y } = view.at(node);
        const size = node.size * view.scale;
        marks.add({ left: x - size, right: x + size, top: y - size, bottom: y + size, owner: node.id });
      }
      return marks;
    }

    /** The discs as boxes that fill them nearly, each owned by its group. */
    function discBoxes(view) {
      const boxes = new labels.Boxes();
      for (const group of shownDiscs()) {
        const [{ x, y }, radius] = [view.at(group), group.radius * view.scale];
        for (const [across, along] of [[0.95, 0.31], [0.71, 0.71], [0.31, 0.95]]) {
          const [dx, dy] = [across * radius, along * radius];
          boxes.add({ left: x - dx, right: x + dx, top: y - dy, bottom: y + dy, owner: group.id });
        }
      }
      return boxes;
    }

    /** The names that are shown, each where it covers no other name, no disc of others and, but for groups and hubs, no mark. */
    function placeNames(view, chosen, near) {
      const names = new labels.Boxes();
      const others = near ? new labels.Boxes() : discBoxes(view);
      const marks = markBoxes(view, near ? [chosen, ...near] : drawing.nodes.filter((node) => scene.shown.nodes.has(node.id)));
      const done = [];
      const put = (choices, owner, home) => {
        for (const placed of choices) {
          if (!isInside(view, placed.box) || !names.isFree(placed.box)) continue;
          if ((home && !others.isFree(placed.box, home)) || (owner && !marks.isFree(placed.box, owner))) continue;
          names.add(placed.box);
          done.push(placed);
          return true;
        }
        return false;
      };
      if (scene.hovered) put(nameOf(view, nodes.get(scene.hovered), true));
      if (chosen && chosen.id !== scene.hovered) put(clearest(chosenName(view, chosen), marks, chosen.id), isEgo ? chosen.id : "");
      for (const node of near || []) if (node.id !== scene.hovered) put(withFurther(view, node, chosen), node.id);
      const putNamed = () => namedNow(view).forEach((node) => put(nameOf(view, node, false), node.id, node.group));
      // A heading over those further may stand in the way of partners' names, which matter more.
      if (isEgo && !near) putNamed();
      const named = namedGroups.filter((group) => isShown(group) && isLarge(view, group) && put(groupName(view, group, Boolean(near)), isEgo ? group.id : "", group.id));
      if (near) return done;
      const isTaken = (node) => named.some(({ label }) => label === node.label || (label.includes("…") ? node.label.startsWith(label.split("…")[0]) : label.startsWith(node.short_label.replace(/ (ry|rf|oy|ab)$/i, ""))));
      for (const node of hubs(view, isTaken)) put(leastInTheWay(nameOf(view, node, false), marks, node.id), "", node.group);
      if (!isEgo) putNamed();
      return done;
    }

    /** The name of who is chosen; in the middle of a map around it over or under it, where it is whole: it is the map's title too. */
    function chosenName(view, chosen) {
      const choices = nameOf(view, chosen, isEgo || !narrow.matches);
      if (!isEgo || chosen.id !== drawing.focus) return choices;
      return choices.slice(0, 2).filter(({ lines }) => !isCut(lines));
    }

    /** The choices that cover fewest marks of others first. */
    const clearest = (choices, marks, owner) => {
      const covers = new Map(choices.map((placed) => [placed, marks.count(placed.box, owner)]));
      return [...choices].sort((one, other) => covers.get(one) - covers.get(other));
    };

    /** Whether a disc is large enough on the screen to bear a name; where there are few, all are. */
    const isLarge = (view, group) => drawing.groups.length <= MOST_NAMED || group.radius * view.scale >= LEAST_NAMED;

    const leastInTheWay = (choices, marks, owner) => clearest(choices, marks, owner).map((placed) => ({ ...placed, pill: true }));

    const isCut = (lines) => lines.some((line) => /…(\u00a0·|$)/u.test(line));

    const isInside = ({ width, height }, { left, right, top, bottom }) =>
      left >= 2 && right <= width - 2 && top >= 1 && bottom <= height - 1;

    /** Room for one actor on the screen, in pixels across. */
    function roomFor({ scale }) {
      const area = shownDiscs().reduce((sum, { radius }) => sum + Math.PI * radius * radius, 0);
      if (!area) return Infinity;
      return scale * Math.sqrt(area / scene.shown.nodes.size);
    }

    /** Where the crowd is thick, the best-connected actors of each large disc that it is not named after: their names lie over marks beside them. */
    function hubs(view, isTaken) {
      if (isEgo || isOverview || roomFor(view) >= CROWDED) return [];
      const large = drawing.groups.filter(({ kind, radius }) => kind !== "isolated" && radius * view.scale > LARGE);
      const isFree = (node) => scene.shown.nodes.has(node.id) && !isTaken(node);
      return large.flatMap(({ members, radius }) => members.map((id) => nodes.get(id)).filter(isFree).slice(0, (radius * view.scale) / LARGE));
    }

    /** Whose names there is room for: nobody's where the crowd is thick, the better-connected where it is thinner. */
    function namedNow(view) {
      const room = roomFor(view);
      const share = isEgo || room >= CROWDED ? 1 : room < CROWDED / 1.6 ? 0 : 0.3;
      const named = scene.byTies.filter((node) => scene.shown.nodes.has(node.id) && ![scene.hovered, scene.state.actor].includes(node.id));
      return named.slice(0, Math.ceil(named.length * share));
    }

    function roomOf(view, node, isWhole) {
      if (node.label_side !== "below") return graphMap.columns.room(node, view) || (isWhole ? 190 : 0);
      if (isEgo) return Math.max(80, Math.min(190, graphMap.columns.inside(view)));
      return view.scale > 1.4 || isWhole ? 190 : 124;
    }

    function nameOf(view, node, isWhole) {
      const at = { ...view.at(node), radius: node.size * view.scale, side: node.label_side };
      const isBeside = at.side !== "below";
      const room = roomOf(view, node, isWhole);
      if (!room) return [];
      const most = isBeside ? Math.max(1, Math.floor((graphMap.columns.ROW * view.scale) / labels.LINE)) : isWhole ? 4 : 2;
      const name = isWhole || isBeside || view.scale > 1.4 ? node.label : node.short_label;
      const text = node.is_active ? name : `${name} (${say("not_active_short")})`;
      return labels.around(labels.broken(text, room, most, isWhole), at, isWhole).map((placed) => ({ ...placed, pill: isBeside && drawing.depth > 1 }));
    }

    /** The places for a partner's name: first on the side away from who is chosen, where no tie runs. */
    function* withFurther(view, node, chosen) {
      const at = { ...view.at(node), radius: Math.max(node.size * view.scale, 5), side: "below" };
      const lines = labels.broken(node.short_label, 130, 2, false);
      const [below, above, right, left] = labels.around(lines, at, false);
      const [dx, dy] = [place(node).x - place(chosen).x, place(node).y - place(chosen).y];
      const across = dx > 0 ? [right, left] : [left, right];
      const along = dy > 0 ? [below, above] : [above, below];
      const [first, second] = Math.abs(dx) > Math.abs(dy) ? [across, along] : [along, across];
      yield* [first[0], second[0], second[1]];
      yield* labels.further(lines, at, false);
    }

    /** The name of a disc over what is in it, where the disc is large and there is no room about it. */
    function inside(name, count, { x, y, radius }) {
      if (radius < (isOverview ? ROOMY_WHEN_EMPTY : ROOMY)) return [];
      const wide = Math.max(2.4 * radius, 120);
      const tries = [[1.8 * radius, 2], [wide, 2], [wide, 3]].map(([room, most]) => labels.broken(name, room, most, true));
      const [whole, cut] = [false, true].map((isShort) => tries.filter((lines) => isCut(lines) === isShort));
      const inLines = (lines) => labels.label([...lines, count], x, y - (labels.LINE * (lines.length + 1)) / 2, "center", true);
      return [...whole, ...cut].map((lines) => ({ ...inLines(lines), pill: true }));
    }

    function groupName(view, group, isQuiet) {
      const { x, y } = view.at(group);
      if (!group.radius) return heading(group, { x, y }, view, isQuiet);
      const away = group.radius * view.scale;
      const count = isOverview ? group.count : group.members.filter((id) => scene.shown.nodes.has(id)).length;
      const many = count.toLocaleString(drawing.language);
      const end = `\u00a0·\u00a0${many}`;
      const rooms = [Math.max(2 * away + 20, 270), Math.max(2 * away, 90), Math.max(2 * away, 110)];
      const [whole, ...inLines] = rooms.map((room, index) => labels.broken(group.label, room, index + 1, true, end));
      const narrow = inLines.find((lines) => !isCut(lines)) ?? whole;
      const sides = [[0, "center"], [away, "right"], [-away, "left"]];
      const along = (lines, top) => sides.map(([shift, align]) => labels.label(lines, x + shift, top, align, true));
      const above = (lines) => along(lines, y - away - labels.LINE * lines.length - 2);
      const places = isCut(whole) ? [...above(narrow), ...above(whole)] : [...above(whole), ...above(narrow)];
      if (!isQuiet) {
        const [, , right, left] = labels.around(narrow, { x, y, radius: away, side: "below" }, true);
        const [near, far] = [NEAR, further(view)].map((ways) => labels.further(narrow, { x, y, radius: away }, true, ways));
        const within = inside(group.label, many, { x, y, radius: away });
        // The discs of an overview are empty.
        const [inWhole, inPart] = [false, true].map((isShort) => within.filter(({ lines }) => isCut(lines) === isShort));
        if (isOverview) places.unshift(...inWhole);
        places.push(...along(narrow, y + away + 3), right, left, ...clearFirst(group, [...near, ...inWhole, ...far], view), ...inPart);
      }
      return places.map((placed) => ({ ...placed, quiet: isQuiet }));
    }

    /** The name over actors in a column: outwards like their names where it fits, else inwards; once where columns stand close. */
    function heading(group, { x, y }, view, isQuiet) {
      const room = graphMap.columns.room(group, view);
      if (!room && !graphMap.columns.isOutermost(group)) return [];
      const [out, inwards] = group.x > 0 ? ["left", "right"] : ["right", "left"];
      const [whole, broken] = [[group.label], labels.broken(group.label, 110, 2, true)];
      const fits = (lines) => lines.every((line) => labels.widthOf(line, true) <= room);
      const set = (lines, align) => labels.label(lines, x, y + labels.LINE * (lines.length > 1 ? -2 : -0.5), align, true);
      const places = [...[whole, broken].filter(fits).map((lines) => set(lines, out)), set(broken, inwards), set(broken, "center"), set(whole, inwards)];
      return places.map((placed) => ({ ...placed, quiet: isQuiet }));
    }

    /** Those places first whose leader crosses no disc of others. */
    function clearFirst(group, places, view) {
      const others = shownDiscs().filter((other) => other !== group).map((other) => ({ ...view.at(other), radius: other.radius * view.scale }));
      const crosses = (placed) => Boolean(placed.leader) && others.some((disc) => labels.distance(disc, labels.leaderOf(placed)) < disc.radius);
      const [clear, crossing] = [false, true].map((isCrossing) => places.filter((placed) => crosses(placed) === isCrossing));
      return [...clear, ...crossing];
    }

    return placeNames;
  };
})();
