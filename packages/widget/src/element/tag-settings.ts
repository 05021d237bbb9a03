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
  for (const [name, value] of Object.entries(window.prosaSettings ?? {})) {
    if (value === false || value == null) continue;
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    settings.set(hyphened(name), value === true ? "" : text);
  }
  if (!tag) return settings;
  const { origin, searchParams } = new URL(tag.src);
  if (!settings.has("server")) settings.set("server", origin);
  for (const [name, value] of searchParams) settings.set(hyphened(name), value);
  for (const { name, value } of tag.attributes) {
    if (name.startsWith("data-")) settings.set(name.slice("data-".length), value);
  }
  return settings;
}

function hyphened(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
