/** The least confidence at which an intent alone decides. */
export const SURE = 0.7;

/** The least confidence of the intent at which a short message is small talk. */
export const SURE_TALK = 0.9;

/** The intents of talk for its own sake, which no page is asked for. */
export const TALK: readonly string[] = ["greeting", "goodbye", "thanks", "small-talk"];
