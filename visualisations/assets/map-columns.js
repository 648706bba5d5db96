"use strict";
// Around an actor: how far from it each column of actors stands on the screen, and the room for the names beside it.

(() => {
  const { drawing, nodes, labels, narrow } = graphMap;
  const BETWEEN = 22;
  const ROW = 29;
  const LEAST_ROOM = 70;
  // How much of half a screen the partners' names take at most, and what lies within their column at least.
  const MOST_NAMES = { onPhone: 0.68, inOneLine: 0.6, inTwoLines: 0.42 };
  const LEAST_INSIDE = 0.2;
  // Where a bow begins in the room before the first names, and how far its middle is out in units of the server.
  const STRAIGHT = 0.65;
  const BOW = 80;
  const columns = new Map();
  /** Half of what a mark in a column takes at most, in pixels. */
  const mark = (scale) => 16 * Math.max(0.9, scale);

  const headings = new Map(drawing.groups.map((group) => [group.id, group]));
  const headingOf = (item) => headings.get(item.group) ?? item;
  const bowOf = (item) => Number(headingOf(item).id?.split("-")[1] ?? 0) >> 1;
  const isFurther = (item) => Boolean(headingOf(item).id?.endsWith("-further"));

  // Where each bow is nearest to the middle, as the server has placed it.
  const nearest = new Map();
  for (const node of drawing.nodes.filter(({ x }) => x)) nearest.set(bowOf(node), Math.min(nearest.get(bowOf(node)) ?? Infinity, Math.abs(node.x)));

  /** Give each column its place in half a screen of so many pixels; the outermost of the partners are named, and of those further where there is room. */
  function fit(shown, half, scale) {
    const bows = [...new Map(shown.filter(({ x }) => x).map((node) => [bowOf(node), isFurther(node)]))].sort(([one], [other]) => one - other);
    const bare = bows.filter(([, further], index) => further || bows[index + 1]?.[1] === further).length;
    const isTwoStep = bows.some(([, further]) => further);
    const most = narrow.matches ? MOST_NAMES.onPhone : isTwoStep && ROW * scale >= 2 * labels.LINE ? MOST_NAMES.inTwoLines : MOST_NAMES.inOneLine;
    const partners = Math.min(longest(shown, false, scale), most * half);
    const left = (1 - LEAST_INSIDE) * half - partners - (bare - isTwoStep) * BETWEEN;
    const further = left < LEAST_ROOM + 2 * mark(scale) ? 0 : Math.min(longest(shown, true, scale), left);
    const between = Math.min(BETWEEN, ((1 - LEAST_INSIDE / 2) * half - partners - further) / bare);
    const gaps = bows.map(([, isFar], index) => (bows[index + 1]?.[1] === isFar ? between : (isFar ? further : partners) || Math.max(between, mark(scale))));
    const inner = half - gaps.reduce((sum, gap) => sum + gap, 0);
    let start = STRAIGHT * inner;
    columns.clear();
    bows.forEach(([bow], index) => {
      const isLast = index === bows.length - 1;
      columns.set(bow, { start: start / scale, bent: (inner * (1 - STRAIGHT)) / BOW / scale, room: gaps[index] / scale, isLast });
      start += gaps[index];
    });
  }

  /** The width of the longest name of the partners, or of those further, and of its mark; 0 where there are none. */
  function longest(shown, further, scale) {
    const named = shown.filter((node) => node.x && isFurther(node) === further);
    return named.length && 2 * mark(scale) + 12 + Math.max(...named.map((node) => labels.widthOf(node.short_label, false)));
  }

  /** How far to the right of the middle something stands, in units of the drawing. */
  function across(item) {
    const column = columns.get(bowOf(item));
    if (!item.x || !column) return item.x;
    return Math.sign(item.x) * (column.start + (Math.abs(item.x) - nearest.get(bowOf(item))) * column.bent);
  }

  /** The room in pixels for a name beside a mark of a column; 0 where there is too little. */
  function room(item, view) {
    const { room = 0, isLast = false } = columns.get(bowOf(item)) ?? {};
    const pixels = room * view.scale - mark(view.scale) * (isLast ? 1 : 2) - (isLast ? 8 : 0);
    return pixels < LEAST_ROOM ? 0 : pixels;
  }

  /** The room in pixels for a name in the middle, between the columns of the two sides. */
  const inside = (view) => 2 * (Math.min(Infinity, ...[...columns.values()].map(({ start }) => start)) * view.scale - mark(view.scale));

  const isOutermost = (item) => Boolean(columns.get(bowOf(item))?.isLast);

  graphMap.columns = { ROW, fit, across, room, inside, isFurther, isOutermost };
})();
