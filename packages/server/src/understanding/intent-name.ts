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

/** Phrases of one language, an intent each, separated by ` | ` or line breaks. `unknown` holds what a shop does not answer. */
export type SeedPhrases = Readonly<Record<IntentName | "unknown", string>>;
