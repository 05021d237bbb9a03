const STEP_PX = 72;

/**
 * The declarations that give a bubble and its chat their colour and their place: `accent`, the distances that `offset-x` and `offset-y` give, as a
 * length or a number of pixels, and, for each chat before this one on the page, the room of one bubble.
 */
export function placementOf(host: Element): string {
  const before = [...document.querySelectorAll<Element>(host.localName)].indexOf(host);
  const [x, y] = [lengthOf(host, "offset-x"), lengthOf(host, "offset-y")];
  const accent = host.getAttribute("accent");
  // A value that is no colour would void what uses it.
  const colour = accent && CSS.supports("color", accent) && `--prosa-accent:${accent}`;
  const declarations = [
    colour,
    x && `--_x:${x}`,
    y && `--_y:${y}`,
    before > 0 && `--_step:${before * STEP_PX}px`,
  ];
  return declarations.filter(Boolean).join(";");
}

function lengthOf(host: Element, name: string): string | undefined {
  const given = host.getAttribute(name)?.trim() ?? "";
  const length = /^\d+(\.\d+)?$/.test(given) ? `${given}px` : given;
  // A value that is no length would make every declaration that uses it void.
  return length && CSS.supports("padding-top", length) ? length : undefined;
}
