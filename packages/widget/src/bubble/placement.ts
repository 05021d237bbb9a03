const STEP_PX = 72;

/**
 * The declarations that give a bubble and its chat their colour and their place: `accent`, the distances that `offset-x` and `offset-y` give, as a
 * length or a number of pixels, and, for each chat before this one on the page, the room of one bubble.
 */
export function placementOf(host: Element): string {
  const before = [...document.querySelectorAll<Element>(host.localName)].indexOf(host);
  const wishes = [
    ["--prosa-accent", "color", host.getAttribute("accent")],
    ["--_x", "padding-top", lengthOf(host, "offset-x")],
    ["--_y", "padding-top", lengthOf(host, "offset-y")],
    ["--_step", "padding-top", before > 0 && `${before * STEP_PX}px`],
  ] as const;
  // A value that is no colour, or no length, would void every declaration that uses it.
  return wishes
    .flatMap(([name, property, value]) => (value && CSS.supports(property, value) ? `${name}:${value}` : []))
    .join(";");
}

function lengthOf(host: Element, name: string): string | undefined {
  return host
    .getAttribute(name)
    ?.trim()
    .replace(/^\d+(\.\d+)?$/, "$&px");
}
