import type { Contract } from "./contract.ts";

/** The README with its tables, each between a comment that names it and one that closes it, written from the contract. */
export function withTables(readme: string, contract: Contract): string {
  const { attributes, events, fields, methods, parts, slots, tokens } = contract;
  const attributeOf = (field: string) => attributes.find(({ property }) => property === field)?.name;
  const tables: Readonly<Record<string, string>> = {
    attributes: table(
      ["attribute", "", "type"],
      attributes.map(({ name, description, type }) => [code(name), description, code(type)]),
    ),
    properties: table(
      ["property", "", "type", "attribute"],
      fields.map(({ name, description, type }) => {
        const attribute = attributeOf(name);
        return [code(name), description, code(type), attribute ? code(attribute) : ""];
      }),
    ),
    methods: table(
      ["method", ""],
      methods.map(({ name, description, parameters, returns }) => {
        const given = parameters.map((parameter) => `${parameter.name}: ${parameter.type}`).join(", ");
        return [code(`${name}(${given})${returns === "void" ? "" : `: ${returns}`}`), description];
      }),
    ),
    events: table(
      ["event", "", "type"],
      events.map(({ name, description, type }) => [code(name), description, code(type)]),
    ),
    slots: plain("slot", slots),
    tokens: tokens.some(({ syntax }) => syntax)
      ? table(
          ["custom property", "", "value"],
          tokens.map(({ name, description, syntax }) => [
            code(name),
            description,
            syntax ? code(syntax) : "",
          ]),
        )
      : plain("custom property", tokens),
    parts: plain("part", parts),
  };
  return Object.entries(tables).reduce((text, [name, rows]) => {
    const [before, rest] = text.split(`<!-- ${name} -->`);
    const [, after] = rest?.split(`<!-- /${name} -->`) ?? [];
    if (after === undefined) throw new Error(`README.md has no place for its table of ${name}.`);
    return `${before}<!-- ${name} -->\n${rows}\n<!-- /${name} -->${after}`;
  }, readme);
}

function plain(head: string, rows: readonly { name: string; description: string }[]): string {
  return table(
    [head, ""],
    rows.map(({ name, description }) => [code(name), description]),
  );
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
