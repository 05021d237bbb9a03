import type { Language } from "@prosa/protocol";
import type {
  ConversationSummary,
  DeskRow,
  Figure,
  Insights,
  UnansweredDetail,
  UnansweredGroup,
} from "@prosa/protocol/desk";
import { NOW } from "./now.ts";
import { SCENE_WORDS } from "./words.ts";

const DAY_MS = 86_400_000;
const DAYS = 30;
const TREND_DAYS = 14;
const HOURS = 24;

/** A number that looks like chance and is always the same: 0 to 1. */
function noise(at: number): number {
  const wave = Math.sin(at * 12.9898) * 43758.5453;
  return wave - Math.floor(wave);
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function seriesUpTo(end: number, level: number): Insights["series"] {
  return Array.from({ length: DAYS }, (_, index) => {
    const at = end - (DAYS - 1 - index) * DAY_MS;
    const weekday = new Date(at).getUTCDay();
    const isWeekend = weekday === 0 || weekday === 6;
    const conversations = Math.round(level * (isWeekend ? 0.45 : 1) * (0.85 + 0.3 * noise(index + level)));
    return {
      day: dayOf(at),
      conversations,
      answered: Math.round(conversations * 0.66),
      escalated: Math.round(conversations * 0.17),
      visitors: Math.round(conversations * 0.92),
    };
  });
}

function share(id: string, value: number, n: number, before: number, known: Figure["known"]): Figure {
  const half = 1.96 * Math.sqrt((value * (1 - value)) / n);
  const interval = { from: Math.max(0, value - half), to: Math.min(1, value + half) };
  return { id, unit: "share", value, n, interval, known, before, opens: {} };
}

function time(id: string, value: number, n: number, before: number): Figure {
  return { id, unit: "ms", value, n, known: "log", before, opens: {} };
}

function converted(
  strategy: string,
  intent: string,
  stage: string,
  conversations: number,
  count: number,
  variant?: string,
): Insights["converts"][number] {
  const { interval = { from: 0, to: 1 } } = share("", count / conversations, conversations, 0, "log");
  const arm = variant === undefined ? null : { experiment: "tom", variant };
  const known = arm ? "randomised" : "observed";
  const opens = {
    path: `${strategy}|${intent}|${stage}|${variant === undefined ? "" : `tom~1a:${variant}`}`,
  };
  return { strategy, intent, stage, arm, known, conversations, converted: count, interval, opens };
}

/** The figures of a busy month. */
export function insightsScene(): Insights {
  const series = seriesUpTo(NOW, 64);
  const conversations = series.reduce((sum, day) => sum + (day.conversations ?? 0), 0);
  const part = (of: number) => Math.round(conversations * of);
  const count = (id: string, value: number, before: number): Figure => ({
    id,
    unit: "count",
    value,
    n: value,
    known: "log",
    before,
    opens: {},
  });
  const intents = [
    ["delivery", 0.21, 0.84, 0.61, 1.12],
    ["price", 0.17, 0.79, 0.55, 0.96],
    ["returns", 0.14, 0.88, 0.67, 1.31],
    ["product", 0.12, 0.71, 0.48, 1.02],
    ["order-status", 0.09, 0.42, 0.2, 0.88],
    ["payment", 0.07, 0.74, 0.52, 1],
    ["hours", 0.05, 0.95, 0.81, 0.93],
    ["warranty", 0.03, 0.69, 0.44, 1.4],
  ] as const;
  return {
    from: series[0]?.day ?? "",
    to: series.at(-1)?.day ?? "",
    zone: "America/Sao_Paulo",
    filter: null,
    choices: {
      channels: ["web", "whatsapp"],
      languages: ["pt-BR", "es"],
      topics: intents.map(([name]) => name),
    },
    startAt: NOW - DAYS * DAY_MS,
    endAt: NOW,
    figures: [
      count("conversations", conversations, Math.round(conversations * 0.91)),
      count("visitors", part(0.92), part(0.85)),
      count("messages", part(5.4), part(5)),
      share("involvement", 0.9, conversations, 0.89, "log"),
      share("answer-rate", 0.734, part(0.9), 0.702, "log"),
      share("resolution-button", 0.12, part(0.9), 0.11, "button"),
      share("resolution-words", 0.23, part(0.9), 0.21, "words"),
      share("resolution-assumed", 0.26, part(0.9), 0.25, "silence"),
      share("resolution-verified", 0.348, part(0.9), 0.317, "button-or-words"),
      share("containment", 0.81, part(0.9), 0.8, "log"),
      share("escalation", 0.172, conversations, 0.181, "log"),
      share("abandonment", 0.06, part(0.17), 0.08, "silence"),
      time("response-assistant", 420, part(2.6), 460),
      time("response-person", 164_000, part(0.15), 201_000),
      time("response-person-p90", 702_000, part(0.15), 810_000),
      time("wait", 118_000, part(0.16), 139_000),
      time("wait-p90", 560_000, part(0.16), 604_000),
      time("handling", 492_000, part(0.15), 480_000),
      share("satisfaction", 0.872, part(0.11), 0.861, "button"),
      share("satisfaction-response", 0.24, part(0.46), 0.22, "log"),
      count("broken-off", 9, 14),
    ],
    series,
    seriesBefore: seriesUpTo(NOW - DAYS * DAY_MS, 58),
    week: Array.from({ length: 7 * HOURS }, (_, cell) => {
      const [day, hour] = [Math.floor(cell / HOURS), cell % HOURS];
      const shop = Math.exp(-(((hour - 14.5) / 4.4) ** 2)) + 0.55 * Math.exp(-(((hour - 20.5) / 1.7) ** 2));
      return Math.round(34 * shop * (day > 4 ? 0.45 : 1) * (0.8 + 0.4 * noise(cell)));
    }),
    funnel: (
      [
        ["asked", 1],
        ["involved", 0.9],
        ["answered", 0.66],
        ["resolved", 0.55],
        ["human", 0.15],
      ] as const
    ).map(([step, of]) => ({ step, count: part(of), opens: {} })),
    scores: [6, 4, 11, 47, 96],
    ratings: { up: 214, down: 37 },
    outcomes: [
      { name: "assumed", count: part(0.24) },
      { name: "confirmed-words", count: part(0.21) },
      { name: "unanswered", count: part(0.15) },
      { name: "human-resolved", count: part(0.13) },
      { name: "confirmed-button", count: part(0.11) },
      { name: "talk", count: part(0.1) },
      { name: "queue", count: null },
    ],
    intents: [
      ...intents.map(([name, of, answered, resolved, growth]) => ({
        name,
        conversations: part(of),
        answered,
        resolved,
        before: Math.round(part(of) / growth),
      })),
      { name: "invoice", conversations: null, answered: null, resolved: null, before: null },
    ],
    sentiments: [
      { name: "neutral", count: part(1.6) },
      { name: "positive", count: part(0.6) },
      { name: "negative", count: part(0.16) },
    ],
    stages: [
      { name: "discovering", count: part(0.45) },
      { name: "comparing", count: part(0.25) },
      { name: "customer", count: part(0.2) },
      { name: "deciding", count: part(0.1) },
    ],
    channels: [
      { name: "web", count: part(0.8) },
      { name: "whatsapp", count: part(0.2) },
    ],
    languages: [
      { name: "pt-BR", count: part(0.9) },
      { name: "es", count: part(0.07) },
      { name: "en", count: part(0.03) },
    ],
    strategies: [],
    models: [{ name: "embedded", count: conversations }],
    converts: [
      converted("informing", "product", "discovering", part(0.3), part(0.012)),
      converted("closing", "price", "deciding", part(0.09), part(0.021)),
      converted("closing", "price", "deciding", part(0.03), part(0.011), "direto"),
    ],
    promisedWaits: {
      count: 268,
      errorMs: 58_000,
      errorP90Ms: 241_000,
      steps: [
        { upToMs: 120_000, count: 121, medianMs: 83_000 },
        { upToMs: 300_000, count: 87, medianMs: 214_000 },
        { upToMs: 600_000, count: 44, medianMs: 475_000 },
        { upToMs: 1_200_000, count: 16, medianMs: 905_000 },
      ],
    },
    modelCosts: {
      conversations: part(0.61),
      input: 9_482_000,
      output: 611_400,
      amounts: [{ currency: "USD", amount: 1.79 }],
    },
  };
}

/** Questions that could not be answered, those asked most often first. */
export function unansweredScene(language: Language): UnansweredGroup[] {
  return QUESTIONS[language].map((question, index): UnansweredGroup => {
    const trend = Array.from({ length: TREND_DAYS }, (_, day) => ({
      day: dayOf(NOW - (TREND_DAYS - 1 - day) * DAY_MS),
      count: Math.round(noise(day * 3 + index * 7) * (4 - index * 0.6)),
    }));
    const count = trend.reduce((sum, day) => sum + day.count, 0) + 3;
    return {
      id: `group-scene-000${index}`,
      question,
      language,
      count,
      sessions: count - 1,
      causes: {
        declined: count - 2 - (index % 2),
        disliked: index % 2,
        handedOver: 2,
      },
      firstAt: NOW - (20 + index) * DAY_MS,
      lastAt: NOW - index * 5 * 3_600_000,
      trend,
      state: "open",
    };
  });
}

/** A group with its questions; to the first of them a person gave an answer. */
export function unansweredDetailScene(group: UnansweredGroup): UnansweredDetail {
  const isFirst = group.id.endsWith("0");
  const words = SCENE_WORDS[group.language];
  return {
    group,
    questions: Array.from({ length: Math.min(4, group.count) }, (_, index) => ({
      session: `session-asked-000${index}`,
      messageId: `message-asked-000${index}`,
      at: group.lastAt - index * 9 * 3_600_000,
      text: index % 2 === 0 ? group.question : (words.others[index] ?? group.question),
      cause: (["declined", "handed-over", "declined", "disliked"] as const)[index] ?? "declined",
    })),
    ...(isFirst && { draft: { text: words.found, session: "session-asked-0001" } }),
  };
}

const QUESTIONS: Readonly<Record<Language, readonly string[]>> = {
  "pt-BR": [
    "Vocês entregam em Fernando de Noronha?",
    "Dá para pagar metade no Pix e metade no cartão?",
    "A luminária Orvalho funciona em 220 V?",
    "Posso trocar o endereço depois de comprar?",
    "Vocês fazem embalagem para presente?",
    "A cadeira aguenta quantos quilos?",
  ],
  en: [
    "Do you ship to the islands?",
    "Can I pay half by card and half by transfer?",
    "Does the Dew lamp work with 220 V?",
    "Can I change the address after buying?",
    "Do you wrap gifts?",
    "How much weight does the chair hold?",
  ],
  es: [
    "¿Envían a las islas?",
    "¿Puedo pagar mitad con tarjeta y mitad por transferencia?",
    "¿La lámpara Rocío funciona con 220 V?",
    "¿Puedo cambiar la dirección después de comprar?",
    "¿Envuelven para regalo?",
    "¿Cuánto peso aguanta la silla?",
  ],
};

const OUTCOMES = ["human", "confirmed-words", "assumed", "unanswered", "confirmed-button", "talk"] as const;
const INTENTS = [["returns", "delivery"], ["discount"], ["price"], ["delivery"], ["payment"], []] as const;

/** The conversations of the inbox's rows, as their list shows them. */
export function summariesScene({ rows }: { rows: readonly DeskRow[] }): ConversationSummary[] {
  return rows.map(({ session, visitor, lastAt, tags, score, owner }, index) => ({
    session,
    startAt: lastAt - 600_000,
    lastAt,
    until: NOW + 60 * DAY_MS,
    outcome: OUTCOMES[index % OUTCOMES.length] ?? "assumed",
    messages: { visitor: 3 + (index % 4), assistant: 3, agent: index % 3 },
    language: "pt-BR",
    channel: "web",
    intents: [...(INTENTS[index % INTENTS.length] ?? [])],
    sentiment: "neutral",
    stage: "customer",
    ...(score !== undefined && { score }),
    ratings: { up: 0, down: 0 },
    tags,
    owner: owner.type,
    ...(visitor && { contact: { name: visitor, email: "marina.couto@example.com" } }),
    conversions: 0,
  }));
}
