/** An expression that matches no text, for an entry that a language has no use for. */
export const NOTHING = /(?!)/;
