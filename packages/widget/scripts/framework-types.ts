import type { Contract } from "./contract.ts";

const HEAD = "// Written by scripts/manifest.ts from the element's docblock.\n";

// React, Preact and Vue set a property where the element has one of that name, and `open` is a method: an `open` in
// their templates would overwrite the method, so their types have `isOpen` instead.
const METHOD_NAMES_KEPT = ["open"];

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(" | ");

// React alone refuses custom properties in its style objects, so its types list ours.
const REACT = {
  imports: ["CSSProperties", "HTMLAttributes", "RefAttributes"],
  own: ["ProsaChatListeners", "ProsaChatProps", "ProsaChatTokens"],
  props: `Omit<HTMLAttributes<ProsaChat>, keyof ProsaChatProps | "style"> &
    RefAttributes<ProsaChat> & { style?: (CSSProperties & ProsaChatTokens) | undefined }`,
};
const PREACT = {
  imports: ["ClassAttributes", "HTMLAttributes"],
  own: ["ProsaChatListeners", "ProsaChatProps"],
  props: "Omit<HTMLAttributes<ProsaChat>, keyof ProsaChatProps> & ClassAttributes<ProsaChat>",
};

/**
 * The types of the registering entry, for the DOM's own methods, and the type-only entries for JSX (React 19, Preact),
 * Vue and Svelte, each as its path and its text.
 */
export function frameworkTypes(contract: Contract): [path: string, text: string][] {
  return [
    ["types/element.d.ts", elementTypes(contract)],
    ["types/define.d.ts", domTypes()],
    ["types/react.d.ts", jsxTypes("react", REACT)],
    ["types/preact.d.ts", jsxTypes("preact", PREACT)],
    ["types/vue.d.ts", vueTypes(contract)],
    ["types/svelte.d.ts", svelteTypes()],
  ];
}

function elementTypes({ attributes, fields, events, tokens }: Contract): string {
  const doc = (text: string) => `/** ${text} */\n`;
  const attributeLines = attributes.map(
    ({ name, description, type }) =>
      `${doc(description)}"${name}"?: ${type === "boolean" ? "boolean | undefined" : `${type} | undefined`};`,
  );
  const settable = fields.filter(({ name }) => !attributes.some((attribute) => attribute.name === name));
  const fieldLines = settable.map(
    ({ name, description }) => `${doc(description)}${name}?: ProsaChat["${name}"] | undefined;`,
  );
  const tokenLines = tokens.map(
    ({ name, description }) => `${doc(description)}"${name}"?: string | number | undefined;`,
  );
  const eventLines = events.map(({ name, description, type }) => `${doc(description)}"${name}": ${type};`);
  return `${HEAD}
import type { Message, ProsaChat } from "@prosa/widget";

/** The attributes of \`<prosa-chat>\`, as in HTML. */
export interface ProsaChatAttributes {
  ${attributeLines.join("\n")}
}

/** The properties of \`<prosa-chat>\` without an attribute of the same name. */
export interface ProsaChatProperties {
  ${fieldLines.join("\n")}
}

/** The properties for frameworks that prefer a property to an attribute: \`isOpen\` in place of \`open\`. */
export type ProsaChatProps = Omit<ProsaChatAttributes, ${quoted(METHOD_NAMES_KEPT)}> &
  ProsaChatProperties;

/** The custom properties of its style, as a style object names them. */
export interface ProsaChatTokens {
  ${tokenLines.join("\n")}
}

/** Its events by name. */
export interface ProsaChatEvents {
  ${eventLines.join("\n")}
}

/** Listeners as JSX and Svelte 5 write them: \`onprosa-open\` and so on. */
export type ProsaChatListeners = {
  [Name in keyof ProsaChatEvents as \`on\${Name}\`]?: ((event: ProsaChatEvents[Name]) => void) | undefined;
};
`;
}

function domTypes(): string {
  return `${HEAD}
import type { ProsaChat } from "@prosa/widget";
import type { ProsaChatEvents } from "./element.d.ts";

declare global {
  interface HTMLElementEventMap extends ProsaChatEvents {}
  interface HTMLElementTagNameMap {
    "prosa-chat": ProsaChat;
  }
}

export { ProsaChat } from "@prosa/widget";
`;
}

function jsxTypes(framework: "react" | "preact", { imports, own, props }: typeof REACT): string {
  return `${HEAD}// biome-ignore-all lint/style/noNamespace: the frameworks' own types keep JSX in a namespace.

import type { ProsaChat } from "@prosa/widget";
import type { ${imports.join(", ")} } from "${framework}";
import type { ${own.join(", ")} } from "./element.d.ts";

declare module "${framework}" {
  namespace JSX {
    interface IntrinsicElements {
      "prosa-chat": ${props} &
        ProsaChatProps &
        ProsaChatListeners;
    }
  }
}
`;
}

function vueTypes({ attributes, events }: Contract): string {
  const hyphenated = attributes.flatMap(({ name }) => (name.includes("-") ? [name] : []));
  const listeners = events.map(({ name }) => {
    const pascal = name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    return `on${pascal}?: ((event: ProsaChatEvents["${name}"]) => void) | undefined;`;
  });
  return `${HEAD}
import type { HTMLAttributes, PublicProps } from "vue";
import type { ProsaChatEvents, ProsaChatProps } from "./element.d.ts";

/** The properties for templates; attributes with a hyphen are left out, because Vue would write \`"false"\`. */
type Props = Omit<ProsaChatProps, ${quoted(hyphenated)}>;

interface Listeners {
  ${listeners.join("\n")}
}

declare module "vue" {
  interface GlobalComponents {
    "prosa-chat": new () => {
      $props: Omit<HTMLAttributes, keyof ProsaChatProps> & PublicProps & Props & Listeners;
    };
  }
}
`;
}

function svelteTypes(): string {
  return `${HEAD}
import type { ProsaChat } from "@prosa/widget";
import type { HTMLAttributes } from "svelte/elements";
import type { ProsaChatAttributes, ProsaChatListeners, ProsaChatProperties } from "./element.d.ts";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "prosa-chat": Omit<HTMLAttributes<ProsaChat>, keyof ProsaChatAttributes> &
      ProsaChatAttributes &
      ProsaChatProperties &
      ProsaChatListeners;
  }
}
`;
}
