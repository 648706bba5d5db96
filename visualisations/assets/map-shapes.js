"use strict";
// Discs, bundles, curves and marks, drawn in pixels of the screen.

(() => {
  const { data, drawing } = graphMap;
  // So many ties make the strongest line; where bundles hold more, the others are the weaker beside it.
  const STRONG = 60;
  const FEW = 80;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const legend = new Map(drawing.legend.map((entry) => [entry.kind, entry]));

  const contrast = matchMedia("(prefers-contrast: more), (forced-colors: active)");

  const strong = (palette) => ({ ...palette, tie: palette.ink, quiet: palette.ink, disc: palette.paper, disc_line: palette.ink });
  const [light, night] = [data.light, data.dark].map((palette) => ({ usual: palette, strong: strong(palette) }));
  const colours = () => (dark.matches ? night : light)[contrast.matches ? "strong" : "usual"];

  function disc({ context, scale }, { x, y }, { radius, kind }, isShown) {
    context.beginPath();
    context.arc(x, y, radius * scale, 0, 2 * Math.PI);
    context.fillStyle = colours().disc;
    context.strokeStyle = colours().disc_line;
    context.lineWidth = 1.25;
    context.globalAlpha = isShown ? 1 : 0.35;
    context.setLineDash(kind === "isolated" ? [4, 4] : []);
    context.fill();
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  // The more lines there are, the fainter are the weak ones among them.
  const faint = 0.2 * Math.min(1, FEW / Math.max(1, drawing.bundles.length));
  const strongest = Math.max(STRONG, ...drawing.bundles.map(({ count }) => count));

  function bundle({ context, scale }, one, other, { count: ties, bend, isChosen }) {
    const count = (ties * STRONG) / strongest;
    context.lineWidth = Math.min(1 + 0.9 * Math.sqrt(count) * Math.max(0.6, scale * 2), 12);
    context.strokeStyle = isChosen ? colours().ink : colours().tie;
    context.globalAlpha = isChosen ? 1 : Math.min(faint + 0.06 * count, 0.6);
    curve(context, one, other, bend);
    context.globalAlpha = 1;
  }

  const controlOf = (from, to, bend) => ({
    x: (from.x + to.x) / 2 + bend * (to.y - from.y),
    y: (from.y + to.y) / 2 - bend * (to.x - from.x),
  });

  function curve(context, from, to, bend) {
    const control = controlOf(from, to, bend);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(control.x, control.y, to.x, to.y);
    context.stroke();
  }

  /** Points along a curve, about a fingertip apart where it is short. */
  function pointsOn(from, to, bend) {
    const control = controlOf(from, to, bend);
    const steps = Math.min(200, Math.max(8, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8)));
    const on = (start, middle, end, part) => (1 - part) ** 2 * start + 2 * part * (1 - part) * middle + part ** 2 * end;
    return Array.from({ length: steps + 1 }, (_, step) => ({
      x: on(from.x, control.x, to.x, step / steps),
      y: on(from.y, control.y, to.y, step / steps),
    }));
  }

  function mark({ context, scale }, { x, y }, node, isChosen) {
    const size = Math.max(node.size * scale, 5);
    const { shape, colour } = legend.get(node.kind);
    context.beginPath();
    if (shape === "dot") context.arc(x, y, size, 0, 2 * Math.PI);
    else corners(shape, size).forEach(([dx, dy]) => context.lineTo(x + dx, y + dy));
    context.closePath();
    context.fillStyle = node.is_active ? colour : colours().paper;
    context.strokeStyle = node.is_active ? colours().outline : colour;
    context.lineWidth = isChosen ? 3.5 : 1.5;
    context.fill();
    context.stroke();
  }

  function corners(shape, size) {
    if (shape === "square") return [[-size, -size], [size, -size], [size, size], [-size, size]];
    if (shape === "diamond") return [[0, -size], [size, 0], [0, size], [-size, 0]];
    if (shape === "hexagon") return [[-size, 0], [-size / 2, -0.87 * size], [size / 2, -0.87 * size], [size, 0], [size / 2, 0.87 * size], [-size / 2, 0.87 * size]];
    return [[0, -size], [size, size * 0.8], [-size, size * 0.8]];
  }

  graphMap.shapes = { contrast, bundle, colours, curve, dark, disc, legend, mark, pointsOn };
})();
