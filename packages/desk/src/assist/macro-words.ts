import type { MacroAction, NamedAttributes } from "@prosa/protocol/desk";

/** The acts of a macro in words, for the bar above the field and for their page. */
interface MacroWords {
  says: string;
  note: string;
  tags: (tags: string) => string;
  priority: (priority: string) => string;
  priorities: readonly [string, string, string, string];
  attributes: (attributes: string) => string;
  urgency: (urgency: string) => string;
  urgencies: Readonly<Record<Extract<MacroAction, { type: "urgency" }>["urgency"], string>>;
  queue: (team: string | undefined) => string;
  snooze: (time: string) => string;
  "hand-back": string;
  resolve: string;
}

const WORDS: Readonly<Record<"pt-BR" | "en" | "es", MacroWords>> = {
  "pt-BR": {
    says: "responde",
    note: "anota",
    tags: (tags) => `etiqueta ${tags}`,
    priority: (priority) => `prioridade ${priority}`,
    priorities: ["baixa", "normal", "alta", "urgente"],
    attributes: (attributes) => `anota do visitante ${attributes}`,
    urgency: (urgency) => `chamado com urgência ${urgency}`,
    urgencies: { low: "baixa", normal: "normal", high: "alta", urgent: "máxima" },
    queue: (team) => (team ? `passa à equipe ${team}` : "devolve à fila"),
    snooze: (time) => `adia por ${time}`,
    "hand-back": "devolve ao assistente",
    resolve: "encerra",
  },
  en: {
    says: "replies",
    note: "leaves a note",
    tags: (tags) => `tags ${tags}`,
    priority: (priority) => `priority ${priority}`,
    priorities: ["low", "normal", "high", "urgent"],
    attributes: (attributes) => `sets of the visitor ${attributes}`,
    urgency: (urgency) => `ticket's urgency ${urgency}`,
    urgencies: { low: "low", normal: "normal", high: "high", urgent: "urgent" },
    queue: (team) => (team ? `passes to team ${team}` : "puts back into the queue"),
    snooze: (time) => `snoozes for ${time}`,
    "hand-back": "hands back to the assistant",
    resolve: "resolves",
  },
  es: {
    says: "responde",
    note: "anota",
    tags: (tags) => `etiqueta ${tags}`,
    priority: (priority) => `prioridad ${priority}`,
    priorities: ["baja", "normal", "alta", "urgente"],
    attributes: (attributes) => `anota del visitante ${attributes}`,
    urgency: (urgency) => `solicitud con urgencia ${urgency}`,
    urgencies: { low: "baja", normal: "normal", high: "alta", urgent: "máxima" },
    queue: (team) => (team ? `pasa al equipo ${team}` : "devuelve a la cola"),
    snooze: (time) => `pospone por ${time}`,
    "hand-back": "devuelve al asistente",
    resolve: "cierra",
  },
};

export function macroWords(tag: string): MacroWords {
  return WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
}

/** The text and the acts of a macro, in one line. */
export function describeMacro(
  { text, actions }: { text?: string | undefined; actions: readonly MacroAction[] },
  tag: string,
): string {
  const words = macroWords(tag);
  return [...(text === undefined ? [] : [words.says]), ...actions.map((one) => describe(one, tag))].join(
    " · ",
  );
}

function describe(action: MacroAction, tag: string): string {
  const words = macroWords(tag);
  switch (action.type) {
    case "add-tags":
      return words.tags(action.tags.join(", "));
    case "priority":
      return words.priority(words.priorities[action.priority] ?? "");
    case "attributes":
      return words.attributes(attributeLines(action.attributes).join(", "));
    case "urgency":
      return words.urgency(words.urgencies[action.urgency]);
    case "queue":
      return words.queue(action.team);
    case "snooze":
      return words.snooze(durationOf(action.minutes, tag));
    default:
      return words[action.type];
  }
}

/** Attributes as people write them: a name, a colon and a value each. */
export function attributeLines(attributes: NamedAttributes): string[] {
  return attributes.map(({ name, value }) => `${name}: ${value}`);
}

const MINUTES_A_DAY = 24 * 60;

/** A time in the greatest unit that it is a whole number of. */
export function durationOf(minutes: number, tag: string): string {
  const [value, unit] =
    minutes % MINUTES_A_DAY === 0
      ? [minutes / MINUTES_A_DAY, "day"]
      : minutes % 60 === 0
        ? [minutes / 60, "hour"]
        : [minutes, "minute"];
  return value.toLocaleString(tag, { style: "unit", unit, unitDisplay: "long" });
}
