/** A look of the chat, by the names of the editor's fields; an empty text is what the chat has without it. */
export type Look = Readonly<Record<string, string>>;

/** The custom property of each field, with its unit. */
const PROPERTIES: readonly (readonly [field: string, property: string, unit: string])[] = [
  ["accent", "--prosa-accent", ""],
  ["radius", "--prosa-radius", "px"],
  ["density", "--prosa-density", ""],
  ["font", "--prosa-font", ""],
  ["font", "--prosa-font-display", ""],
];

/** The fields that are attributes of the element, and `data-` attributes of the script tag. */
const ATTRIBUTES = ["name", "greeting", "logo", "theme", "position", "offset-x", "offset-y"];

/** The custom properties of a look that differ from those of `usual`, by name. */
export function propertiesOf(look: Look, usual: Look): Map<string, string> {
  return new Map(
    PROPERTIES.flatMap(([field, property, unit]) => {
      const value = look[field] ?? "";
      return value === "" || value === usual[field] ? [] : [[property, `${value}${unit}`] as const];
    }),
  );
}

/** The attributes of a look that differ from those of `usual`, by name. */
export function attributesOf(look: Look, usual: Look): Map<string, string> {
  return new Map(
    ATTRIBUTES.flatMap((name) => {
      const value = (look[name] ?? "").trim();
      return value === "" || value === usual[name] ? [] : [[name, value] as const];
    }),
  );
}

/** The code that gives a page this look: a style where one is needed, and the script tag. */
export function codeOf(look: Look, usual: Look): string {
  const rules = [...propertiesOf(look, usual)].map(([name, value]) => `    ${name}: ${value};\n`);
  const style = rules.length > 0 ? `<style>\n  prosa-chat {\n${rules.join("")}  }\n</style>\n` : "";
  const settings = [["site", look.site ?? ""] as const, ...attributesOf(look, usual)];
  const attributes = settings.map(([name, value]) => ` data-${name}="${escaped(value)}"`);
  const server = (look.server ?? "").replace(/\/+$/, "");
  return `${style}<script async src="${escaped(server)}/prosa.js"${attributes.join("")}></script>\n`;
}

function escaped(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
