/** Draws an icon of one path on a 24-unit grid. */
export function drawIcon(path: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [node, name, value] of [
    [svg, "viewBox", "0 0 24 24"],
    [svg, "aria-hidden", "true"],
    [shape, "d", path],
  ] as const)
    node.setAttribute(name, value);
  svg.append(shape);
  return svg;
}
