import type { Clock } from "../../platform/clock.ts";

/** Parts of a request that one server or another refuses. */
export const REQUEST_FEATURES = [
  "usage",
  "tools",
  "response_format",
  "reasoning_effort",
  "temperature",
  "returned",
  "extra",
  "max_tokens",
  "max_completion_tokens",
  "system",
  "stream",
] as const;
export type Feature = (typeof REQUEST_FEATURES)[number];

/** A server is updated or changed now and then, so what it refused is tried again. */
export const FORGET_MS = 30 * 60_000;

/** Knows what a server refuses for its model, each thing by itself and for half an hour. */
interface Capabilities {
  readonly refused: ReadonlySet<Feature>;
  refuse(feature: Feature): void;
  /** False for a while after a request was refused whatever was left out of it: then guessing is of no use. */
  mayGuess: boolean;
}

export function createCapabilities(clock: Pick<Clock, "now">): Capabilities {
  const until = new Map<Feature, number>();
  let guessAt = 0;
  return {
    get refused() {
      const now = clock.now();
      for (const [feature, at] of until) if (at <= now) until.delete(feature);
      return new Set(until.keys());
    },
    refuse(feature) {
      until.set(feature, clock.now() + FORGET_MS);
    },
    get mayGuess() {
      return clock.now() >= guessAt;
    },
    set mayGuess(may) {
      guessAt = may ? 0 : clock.now() + FORGET_MS;
    },
  };
}

const NAMED: readonly (readonly [Feature, RegExp])[] = [
  ["usage", /stream_options|include_usage/i],
  ["response_format", /response_format|json_schema|structured output|custom grammar/i],
  [
    "reasoning_effort",
    /reasoning[_. ]?effort|(?:reasoning|thinking)\W{0,3} (?:is |are )?(?:not|un)|(?:support|allow)\w* (?:\w+ )?(?:reasoning|thinking)|values are:? \W?none/i,
  ],
  ["temperature", /temperature|top_p/i],
  ["tools", /\btools?\b|tool_|function.?call|--jinja|function_declarations/i],
  [
    "system",
    /system\W{0,3}(?:role|message|prompt|instruction)|role\W{0,12}system|developer instruction|user and assistant roles|roles must alternate|first message|messages?\W?\[?\.?0\]?\.role/i,
  ],
  ["returned", /reasoning_content|reasoning_details|extra_content/i],
  [
    "stream",
    /streaming (?:is |mode )?(?:not|un)|stream\W{0,3}(?:true\W{0,2} ?)?(?:is )?(?:not |un)supported|(?:not support|verified to) stream/i,
  ],
];

/**
 * The part of the request that a server's words blame; `undefined` where they blame none. `extraNames` are the owner's own
 * fields.
 */
export function blamedFeature(message: string, extraNames: readonly string[] = []): Feature | undefined {
  if (/max[_ ](?:\w+[_ ])?tokens/i.test(message)) {
    // "Use max_completion_tokens instead": the first of the two names is the refused one.
    const named = /max_completion_tokens|max_tokens/i.exec(message)?.[0].toLowerCase();
    return named === "max_completion_tokens" ? named : "max_tokens";
  }
  // A server that misses a signature has nothing against what was sent.
  if (/missing/i.test(message) && /thought_signature|reasoning_content/i.test(message)) return undefined;
  const named = NAMED.find(([, shape]) => shape.test(message))?.[0];
  return named ?? (extraNames.some((name) => message.includes(name)) ? "extra" : undefined);
}
