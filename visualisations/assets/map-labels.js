"use strict";
// Names on the map: broken into lines that fit, placed so that none covers another or a mark.

(() => {
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
  const SIZE = 12.5;
  const LINE = 15;
  const CELL = 48;
  const measured = new Map();
  const ruler = document.createElement("canvas").getContext("2d");

  const font = (strong) => `${strong ? 650 : 450} ${SIZE}px ${FONT}`;

  function widthOf(text, strong) {
    const key = `${strong ? 1 : 0}${text}`;
    if (!measured.has(key)) {
      ruler.font = font(strong);
      measured.set(key, ruler.measureText(text).width);
    }
    return measured.get(key);
  }

  /** `text` shortened at a blank or a hyphen where it can be, so that with its `end`, which is never cut, it is no wider than `room`. */
  function fitted(text, room, strong, end = "") {
    if (widthOf(text + end, strong) <= room) return text + end;
    let cut = [...text];
    while (cut.length > 1 && widthOf(`${cut.join("")}…${end}`, strong) > room) cut = cut.slice(0, -1);
    const start = cut.join("").replace(/…?\s*$/u, "");
    const word = start.slice(0, start.search(/[ \-–/][^ \-–/]*$/u) + 1).trimEnd();
    return `${word.length > start.length / 2 ? word : start}…${end}`;
  }

  /** `text` in at most `most` lines, none wider than `room`; the last bears the `end`, whole. */
  function broken(text, room, most, strong, end = "") {
    const lines = [];
    const line = (pieces) => pieces.join("").trim();
    const endOf = (count) => (count === rest.length ? end : "");
    let rest = pieces(text);
    while (rest.length && lines.length < most - 1) {
      let count = 1;
      while (count < rest.length && widthOf(line(rest.slice(0, count + 1)) + endOf(count + 1), strong) <= room) count += 1;
      lines.push(fitted(line(rest.slice(0, count)), room, strong, endOf(count)));
      rest = rest.slice(count);
    }
    return rest.length ? [...lines, fitted(line(rest), room, strong, end)] : lines;
  }

  /** Where a line may end: after a blank or a hyphen, but not before "ry" or a number at the end. */
  function pieces(text) {
    const whole = text.trim().replace(/[^\S\u00a0]+/g, " ").replace(/ (?=(?:ry|rf|oy|ab|\d{1,4})$)/i, "\u00a0");
    return whole.split(/(?<= )|(?<=[\p{L}\d][-–/])(?=\p{L}{4})/u);
  }

  /** Boxes on the screen, found quickly by the cells they lie in. */
  class Boxes {
    constructor() {
      this.cells = new Map();
    }

    *keys(box) {
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield x * 100003 + y;
      }
    }

    add(box) {
      for (const key of this.keys(box)) {
        if (this.cells.has(key)) this.cells.get(key).push(box);
        else this.cells.set(key, [box]);
      }
    }

    /** How many boxes of other owners this one meets. */
    count(box, owner) {
      const met = new Set();
      for (const key of this.keys(box)) {
        for (const other of this.cells.get(key) || []) {
          const meets =
            box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
          if (meets && (owner === undefined || other.owner !== owner)) met.add(other);
        }
      }
      return met.size;
    }

    isFree(box, owner) {
      return this.count(box, owner) === 0;
    }
  }

  function label(lines, x, y, align, strong) {
    const width = Math.max(...lines.map((line) => widthOf(line, strong)));
    const left = x - { left: 0, center: width / 2, right: width }[align];
    return { lines, x, y, align, strong, box: { left, right: left + width, top: y, bottom: y + LINE * lines.length } };
  }

  /** The places that a name may take beside a mark at (x, y) of this radius, best first. */
  function around(lines, { x, y, radius, side }, strong) {
    const middle = y - (LINE * lines.length) / 2;
    const right = label(lines, x + radius + 6, middle, "left", strong);
    const left = label(lines, x - radius - 6, middle, "right", strong);
    if (side === "right") return [right];
    if (side === "left") return [left];
    const below = label(lines, x, y + radius + 3, "center", strong);
    const above = label(lines, x, y - radius - 3 - LINE * lines.length, "center", strong);
    return [below, above, right, left];
  }

  /** Places further off, all around; a line leads from the name to its mark. */
  function* further(lines, { x, y, radius }, strong, ways = [26, 44, 66, 92]) {
    for (const away of ways) {
      for (let step = 0; step < 12; step += 1) {
        const angle = (Math.PI * (step % 2 ? step + 1 : 12 - step)) / 6;
        const [dx, dy] = [Math.cos(angle) * (radius + away), Math.sin(angle) * (radius + away)];
        const align = dx > 8 ? "left" : dx < -8 ? "right" : "center";
        const placed = label(lines, x + dx, y + dy - (LINE * lines.length) / 2, align, strong);
        const rim = radius / (radius + away);
        yield { ...placed, leader: { x: x + dx * rim, y: y + dy * rim } };
      }
    }
  }

  /** The two ends of the line from a name to its mark. */
  const leaderOf = ({ leader, x, box }) => [leader, { x, y: (box.top + box.bottom) / 2 }];

  /** How far a place is from the line between two others. */
  function distance({ x, y }, [one, other]) {
    const [dx, dy] = [other.x - one.x, other.y - one.y];
    const along = Math.min(1, Math.max(0, ((x - one.x) * dx + (y - one.y) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(one.x + along * dx - x, one.y + along * dy - y);
  }

  function draw(context, placed, colours) {
    context.lineJoin = "round";
    context.textBaseline = "middle";
    if (placed.leader) {
      context.strokeStyle = colours.quiet;
      context.lineWidth = 1;
      context.beginPath();
      for (const { x, y } of leaderOf(placed)) context.lineTo(x, y);
      context.stroke();
    }
    if (placed.pill) drawPill(context, placed.box, colours.disc);
    context.font = font(placed.strong);
    context.textAlign = placed.align;
    context.strokeStyle = colours.paper;
    context.fillStyle = placed.quiet ? colours.quiet : colours.ink;
    context.lineWidth = 4;
    placed.lines.forEach((line, index) => {
      const y = placed.y + LINE * (index + 0.5);
      context.strokeText(line, placed.x, y);
      context.fillText(line, placed.x, y);
    });
  }

  function drawPill(context, { left, right, top, bottom }, colour) {
    context.globalAlpha = 0.88;
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(left - 5, top - 1, right - left + 10, bottom - top + 2, 8);
    context.fill();
    context.globalAlpha = 1;
  }

  graphMap.labels = { Boxes, LINE, around, broken, distance, draw, fitted, further, label, leaderOf, widthOf };
})();
