import type { Attribute, Contract } from "./contract.ts";

/**
 * The contract for editors, by the path of each file: custom data of VS Code for HTML, and web-types of JetBrains. Both have
 * what can be written in markup: the element, its attributes with their values, its events and slots.
 */
export function editorData(contract: Contract): [path: string, text: string][] {
  return [
    ["html-custom-data.json", JSON.stringify(htmlCustomData(contract))],
    ["web-types.json", JSON.stringify(webTypes(contract))],
  ];
}

/** The values of an attribute that takes one of a few words. */
function valuesOf({ type }: Attribute): string[] {
  return [...type.matchAll(/"([^"]+)"/g)].map(([, value = ""]) => value);
}

function htmlCustomData({ attributes, description }: Contract): object {
  return {
    version: 1.1,
    tags: [
      {
        name: "prosa-chat",
        description,
        attributes: attributes.map((attribute) => {
          const values = valuesOf(attribute);
          return {
            name: attribute.name,
            description: attribute.description,
            ...(attribute.type === "boolean" && { valueSet: "v" }),
            ...(values.length > 0 && { values: values.map((name) => ({ name })) }),
          };
        }),
      },
    ],
  };
}

function webTypes({ attributes, description, events, fields, parts, slots, tokens }: Contract): object {
  return {
    $schema: "https://json.schemastore.org/web-types",
    name: "@prosa/widget",
    version: "0.1.0",
    "description-markup": "markdown",
    contributions: {
      html: {
        elements: [
          {
            name: "prosa-chat",
            description,
            attributes: attributes.map((attribute) => ({
              name: attribute.name,
              description: attribute.description,
              value:
                attribute.type === "boolean"
                  ? { kind: "no-value", type: "boolean" }
                  : { kind: "plain", type: attribute.type },
            })),
            slots,
            events: events.map(({ name, description }) => ({ name, description })),
            js: { properties: fields.map(({ name, description, type }) => ({ name, description, type })) },
            css: { parts, properties: tokens.map(({ name, description }) => ({ name, description })) },
          },
        ],
      },
    },
  };
}
