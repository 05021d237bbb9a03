import { anyOf } from "../language/packs.ts";
import { remembering } from "../language/text/word-memory.ts";

export type Stage = "discovering" | "comparing" | "deciding" | "customer";
export type Objection = "price" | "trust" | "time" | "need";

/** One message of the visitor, oldest first, with the intent read from it. */
export interface StagedMessage {
  /** The message in lower case, without accents. */
  folded: string;
  intent: string;
}

export interface StageReading {
  stage: Stage;
  /** Objections of the visitor to buying, most recent first. */
  objections: Objection[];
  /** The sign that decided the stage: an intent's name or words. */
  reason: string;
}

const MEMORY = 12;
const FADING = 0.65;

const intentStage: Readonly<Record<string, readonly [Stage, number]>> = {
  product: ["discovering", 1],
  about: ["discovering", 0.6],
  hours: ["discovering", 0.3],
  contact: ["discovering", 0.3],
  price: ["comparing", 1],
  warranty: ["comparing", 0.7],
  discount: ["deciding", 0.9],
  availability: ["deciding", 0.8],
  delivery: ["deciding", 0.7],
  payment: ["deciding", 1.1],
  "order-status": ["customer", 3],
  returns: ["customer", 1.2],
  invoice: ["customer", 2],
  support: ["customer", 2],
  complaint: ["customer", 1.5],
};

const whole = (alternatives: string, flags = "") => new RegExp(`\\b(?:${alternatives})\\b`, flags);
const DECIDES = `${anyOf(({ buying }) => buying.wants)} (?:\\d+|${anyOf(({ buying }) => buying.amounts)})`;

const wordSigns: readonly (readonly [Stage, RegExp])[] = [
  ["customer", whole(anyOf(({ buying }) => buying.stages.customer))],
  ["deciding", whole(`${DECIDES}|${anyOf(({ buying }) => buying.stages.deciding)}`)],
  ["comparing", whole(anyOf(({ buying }) => buying.stages.comparing))],
  ["discovering", whole(anyOf(({ buying }) => buying.stages.discovering))],
];

const objectionSigns: readonly (readonly [Objection, RegExp])[] = [
  ["price", whole(anyOf(({ buying }) => buying.objections.price))],
  ["trust", whole(anyOf(({ buying }) => buying.objections.trust))],
  ["time", whole(anyOf(({ buying }) => buying.objections.time))],
  ["need", whole(anyOf(({ buying }) => buying.objections.need))],
];

/** Doubts that are denied: "não é caro", "não acho caro". */
const denied = whole(
  `${anyOf(({ buying }) => buying.denials)}\\s+${anyOf(({ buying }) => buying.degrees)}?${anyOf(({ buying }) => buying.doubts)}`,
  "g",
);

interface Signs {
  /** The stages that the words speak for, with those words. */
  stages: readonly (readonly [Stage, string])[];
  objections: readonly Objection[];
}

/** A talk's messages are read again with each later one: some dozen of them in each of some dozen talks. */
const MESSAGES_KEPT = { max: 200, longest: 600 };

const signsOf = remembering((folded: string): Signs => {
  const claimed = folded.replace(denied, "");
  return {
    stages: wordSigns.flatMap(([stage, pattern]) => {
      const words = pattern.exec(folded)?.[0];
      return words === undefined ? [] : [[stage, words] as const];
    }),
    objections: objectionSigns.filter(([, pattern]) => pattern.test(claimed)).map(([objection]) => objection),
  };
}, MESSAGES_KEPT);

/** Reads a visitor's stage of buying from the whole dialogue. Recent messages count more; a visitor who has ordered is a customer. */
export function readStage(messages: readonly StagedMessage[]): StageReading {
  const weights: Record<Stage, number> = { discovering: 0.1, comparing: 0, deciding: 0, customer: 0 };
  const reasons: Partial<Record<Stage, string>> = {};
  const objections: Objection[] = [];
  const recent = messages.slice(-MEMORY).reverse();
  for (const [age, { folded, intent }] of recent.entries()) {
    const worth = FADING ** age;
    const sign = intentStage[intent];
    if (sign !== undefined) {
      weights[sign[0]] += sign[1] * (sign[0] === "customer" ? 1 : worth);
      reasons[sign[0]] ??= intent;
    }
    const signs = signsOf(folded);
    for (const [stage, words] of signs.stages) {
      weights[stage] += stage === "customer" ? 2 : 1.5 * worth;
      reasons[stage] ??= words;
    }
    for (const objection of signs.objections) if (!objections.includes(objection)) objections.push(objection);
  }
  const order: readonly Stage[] = ["customer", "deciding", "comparing", "discovering"];
  const stage = order.reduce(
    (best, candidate) => (weights[candidate] > weights[best] ? candidate : best),
    "customer" as Stage,
  );
  return { stage, objections, reason: reasons[stage] ?? "nothing said yet" };
}
