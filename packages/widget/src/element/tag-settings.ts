import "./tag-global.ts";

/** The tag that runs now. A module has none, nor has a tag manager's code: then it is the page's first with this file. */
export function findTag(): HTMLScriptElement | undefined {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement && currentScript.src) return currentScript;
  return [...document.scripts].find(({ src }) => /\/prosa\.js($|[?#])/.test(src));
}

/**
 * The element's attributes by name. The tag's `data-` attributes come before the parameters of its address, as in
 * `prosa.js?site=shop`, and these before `window.prosaSettings`.
 */
export function readSettings(tag: HTMLScriptElement | undefined): Map<string, string> {
  const settings = new Map<string, string>();
  const address = tag && new URL(tag.src);
  const given: [name: string, value: unknown][] = [
    ["server", address?.origin],
    ...Object.entries(window.prosaSettings ?? {}),
    ...(address?.searchParams ?? []),
    ...Object.entries(tag?.dataset ?? {}),
  ];
  for (const [name, value] of given) {
    if (value === false || value == null) continue;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    settings.set(hyphened(name), value === true ? "" : text);
  }
  return settings;
}

function hyphened(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
