/** The intents every site has; a site may add its own with phrases of its owner. */
export const defaultIntents = [
  "greeting",
  "goodbye",
  "thanks",
  "product",
  "price",
  "availability",
  "delivery",
  "order-status",
  "returns",
  "warranty",
  "payment",
  "invoice",
  "support",
  "complaint",
  "human",
  "hours",
  "contact",
  "discount",
  "about",
  "small-talk",
] as const;

export type IntentName = (typeof defaultIntents)[number];

/** Topics finer than the default intents, with the intent they belong to; a site's own intent of such a name learns from their phrases. */
export const finerTopics = {
  affirm: "small-talk",
  deny: "small-talk",
  "how-are-you": "small-talk",
  "bot-identity": "small-talk",
  personal: "small-talk",
  praise: "small-talk",
  insult: "small-talk",
  help: "small-talk",
  laughter: "small-talk",
  "place-order": "product",
  "out-of-scope": "unknown",
} as const satisfies Record<string, IntentName | "unknown">;

export type SeedTopic = Exclude<IntentName, "small-talk"> | keyof typeof finerTopics;

/** Phrases of one language, a topic each, separated by ` | ` or line breaks. */
export type SeedPhrases = Readonly<Record<SeedTopic, string>>;
