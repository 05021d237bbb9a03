import type { TextFilter } from "./marks.ts";

/** The names of tags around a model's thoughts. */
export const REASONING_TAGS = [
  "think",
  "thinking",
  "thought",
  "thoughts",
  "reasoning",
  "reflection",
  "analysis",
  "scratchpad",
  "monologue",
];
const CALLS =
  "tool_?calls?|function_?calls?|tool_(?:code|response|use)|(?:start|end)_function_call|invoke|parameter|arg_(?:key|value)";
const REASONING = REASONING_TAGS.join("|");

/** `<ns:name attributes>`, `</｜NS｜name>`, `< ns_name >`. */
const TAG = new RegExp(
  `<\\s?(/?)\\s?(?:[|｜]?[a-z]{1,12}[:_|｜])??(${REASONING}|${CALLS})(\\s[^<>]{0,200})?>`,
  "giu",
);
/** `<|name|>` means a thought; the calls with a bar have closing marks of their own. */
const BARRED = new RegExp(`<[|｜](/?)(${REASONING})[|｜]>`, "giu");
/** The beginning of such a tag at the end of a text: a name that may still grow, or a whole one with attributes. */
const BEGINNING = new RegExp(
  `<\\s?/?\\s?[|｜]?/?(?:\\w{0,32}(?:[:|｜]\\w{0,24})?[|｜]?|(?:\\w{1,12}[:_|｜])?(?:${REASONING}|${CALLS})\\s[^<>]{0,200})$`,
  "iu",
);

/**
 * Writes the tags that models put around their thoughts and calls in one spelling, `<name>`: without the prefix of their
 * template (`<seed:think>`), attributes and spaces. All other text passes as it is.
 */
export function createTagSpellings(): TextFilter {
  let held = "";
  return {
    push(text) {
      held += text;
      const at = held.includes("<") ? (BEGINNING.exec(held)?.index ?? held.length) : held.length;
      const visible = inOneSpelling(held.slice(0, at));
      held = held.slice(at);
      return visible;
    },
    end() {
      const rest = inOneSpelling(held);
      held = "";
      return rest;
    },
  };
}

function inOneSpelling(text: string): string {
  if (!text.includes("<")) return text;
  return text.replace(BARRED, (_, slash: string, name: string) => `<${slash}${name}>`).replace(TAG, plainTag);
}

function plainTag(_: string, slash: string, name: string, attributes = ""): string {
  // Calls and their arguments are named by an attribute.
  const [, named] = /^\s+(?:.*\s)?name\s*=\s*["']?([\w.-]{1,64})/s.exec(attributes) ?? [];
  const isNamed = named !== undefined && /^(?:invoke|parameter)$/i.test(name);
  return `<${slash}${name.toLowerCase()}${isNamed ? ` name="${named}"` : ""}>`;
}
