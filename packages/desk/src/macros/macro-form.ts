import type { Macro, MacroAction, NamedAttributes, PutMacroRequest } from "@prosa/protocol/desk";
import { attributeLines } from "../assist/macro-words.ts";

/** The rests that the form offers, in minutes. */
export const SNOOZES = [60, 180, 24 * 60, 3 * 24 * 60, 7 * 24 * 60] as const;

/** The fields of the form, as they are written. */
export interface MacroFields {
  name: string;
  text: string;
  tags: string;
  note: string;
  /** A line for each: a name, a colon and a value. */
  attributes: string;
  /** Empty where it is left as it is. */
  priority: string;
  urgency: string;
  /** Empty, or `queue`, `snooze`, `hand-back` or `resolve`. */
  ending: string;
  team: string;
  minutes: string;
}

/** The macro that a form asks for; `undefined` where it has neither words nor acts. */
export function macroOfFields(fields: MacroFields): PutMacroRequest | undefined {
  const { name, priority, urgency } = fields;
  const text = fields.text.trim();
  const note = fields.note.trim();
  const tags = [...new Set(fields.tags.split(",").map((tag) => tag.trim()))].filter((tag) => tag !== "");
  const attributes = attributesIn(fields.attributes);
  const ending = endingOf(fields);
  const actions: MacroAction[] = [
    ...(tags.length > 0 ? [{ type: "add-tags", tags } as const] : []),
    ...(priority === "" ? [] : [{ type: "priority", priority: Number(priority) } as const]),
    ...(attributes.length > 0 ? [{ type: "attributes", attributes } as const] : []),
    ...(isUrgency(urgency) ? [{ type: "urgency", urgency } as const] : []),
    ...(note === "" ? [] : [{ type: "note", text: note } as const]),
    ...(ending ? [ending] : []),
  ];
  if (text === "" && actions.length === 0) return undefined;
  return { name: name.trim(), ...(text !== "" && { text }), actions };
}

/** The form of a macro; that of a new one where there is none. */
export function fieldsOfMacro(macro: Macro | null): MacroFields {
  const fields = {
    name: macro?.name ?? "",
    text: macro?.text ?? "",
    tags: "",
    note: "",
    attributes: "",
    priority: "",
    urgency: "",
    ending: "",
    team: "",
    minutes: "",
  };
  for (const action of macro?.actions ?? []) {
    if (action.type === "add-tags") fields.tags = action.tags.join(", ");
    else if (action.type === "note") fields.note = action.text;
    else if (action.type === "priority") fields.priority = String(action.priority);
    else if (action.type === "attributes") fields.attributes = attributeLines(action.attributes).join("\n");
    else if (action.type === "urgency") fields.urgency = action.urgency;
    else fields.ending = action.type;
    if (action.type === "queue") fields.team = action.team ?? "";
    if (action.type === "snooze") fields.minutes = String(action.minutes);
  }
  return fields;
}

/** The attributes that lines name, the last of each name; a line without a colon is none. */
function attributesIn(text: string): NamedAttributes {
  const found = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [, name = "", value = ""] = /^([^:]+):(.*)$/.exec(line) ?? [];
    if (name.trim() !== "") found.set(name.trim(), value.trim());
  }
  return [...found].map(([name, value]) => ({ name, value }));
}

function endingOf({ ending, team, minutes }: MacroFields): MacroAction | undefined {
  switch (ending) {
    case "queue":
      return { type: "queue", ...(team.trim() !== "" && { team: team.trim() }) };
    case "snooze":
      return { type: "snooze", minutes: Number(minutes) || SNOOZES[0] };
    case "hand-back":
    case "resolve":
      return { type: ending };
    default:
      return undefined;
  }
}

function isUrgency(value: string): value is "low" | "normal" | "high" | "urgent" {
  return ["low", "normal", "high", "urgent"].includes(value);
}
