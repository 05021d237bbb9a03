import type { WidgetLanguage } from "../../strings/language.ts";

/** A message that the site says first, and its conditions, which must all hold. */
export interface ProactiveRule {
  /** Identifies the rule; its text by default. */
  id?: string;
  /** The text, or a text for each language. */
  text: string | Partial<Record<WidgetLanguage, string>>;
  /** The seconds for which the page was visible. */
  after?: number;
  /** The share of the page that the visitor has scrolled through, 0…1. */
  scrolled?: number;
  /** Whether the mouse leaves the page over its upper edge. It never does on a touch screen. */
  leaving?: boolean;
  /** The path of the page, with `*` for any characters, as in `/products/*`. */
  path?: string;
  /** Whether the visitor was here more than an hour ago. */
  returning?: boolean;
}

/** The visitor's use of the page at one moment. */
export interface PageView {
  seconds: number;
  scrolled: number;
  isLeaving: boolean;
  path: string;
  isReturning: boolean;
}

/** Whether all conditions of a rule hold. A rule without conditions always holds. */
export function holds(rule: ProactiveRule, view: PageView): boolean {
  return (
    view.seconds >= (rule.after ?? 0) &&
    view.scrolled >= (rule.scrolled ?? 0) &&
    (!rule.leaving || view.isLeaving) &&
    (rule.path === undefined || matches(rule.path, view.path)) &&
    (rule.returning === undefined || rule.returning === view.isReturning)
  );
}

export function idOf(rule: ProactiveRule): string {
  return rule.id ?? (typeof rule.text === "string" ? rule.text : JSON.stringify(rule.text));
}

/** The rule's text in a language, or else its first text. */
export function ruleText({ text }: ProactiveRule, language: WidgetLanguage): string {
  return typeof text === "string" ? text : (text[language] ?? Object.values(text)[0] ?? "");
}

/** Reads rules from a foreign value; returns an explanation for developers where they are invalid. */
export function readRules(value: unknown): ProactiveRule[] | string {
  if (!Array.isArray(value))
    return '`proactive` is a list of rules, as in [{"text": "Hello!", "after": 20}].';
  for (const [index, rule] of value.entries()) {
    const fault = faultOf(rule);
    if (fault) return `Rule ${index + 1} of \`proactive\`: ${fault}`;
  }
  return value as ProactiveRule[];
}

const KINDS: Readonly<Record<string, "boolean" | "number" | "string">> = {
  id: "string",
  after: "number",
  scrolled: "number",
  leaving: "boolean",
  path: "string",
  returning: "boolean",
};

function faultOf(rule: unknown): string | undefined {
  if (typeof rule !== "object" || rule === null) return "write it as an object with a `text`.";
  const { text, ...conditions } = rule as Record<string, unknown>;
  const texts = typeof text === "object" && text !== null ? Object.values(text) : [text];
  const areWords = texts.length > 0 && texts.every((one) => typeof one === "string" && one.trim() !== "");
  if (!areWords) return "`text` is the words to say, or an object of them by language.";
  for (const [name, condition] of Object.entries(conditions)) {
    const kind = KINDS[name];
    if (!kind) return `there is no condition \`${name}\`; there are ${Object.keys(KINDS).join(", ")}.`;
    if (typeof condition !== kind) return `\`${name}\` is a ${kind}.`;
  }
  return undefined;
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[$()+.?[\\\]^{|}]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(path);
}
