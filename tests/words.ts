/** One word that the code does not use, and what it uses instead. */
export interface BannedWord {
  /** Matches a whole word of a file's name, or of an exported name taken apart at its capitals. */
  readonly word?: string;
  /** Matches a whole exported name, where the word itself is an ordinary one. */
  readonly name?: RegExp;
  /** Matches in a docblock or a comment of the source. */
  readonly text?: RegExp;
  readonly instead: string;
}

/** Coined words, and English that has to be read twice. */
export const BANNED: readonly BannedWord[] = [
  { word: "furnish", instead: "createContext" },
  { word: "ledger", text: /\bledgers?\b/i, instead: "store" },
  { name: /^(?:Line|LineOptions|createLine)$/, instead: "transport" },
  { word: "sight", instead: "scroll position" },
  { word: "news", instead: "unread divider" },
  { word: "revisit", instead: "edit, search" },
  { word: "mouth", text: /\bmouths?\b/i, instead: "speech output" },
  { word: "ear", instead: "speech input" },
  { word: "hush", text: /\bhush/i, instead: "stop" },
  { word: "keepsake", text: /\bkeepsake/i, instead: "export" },
  { word: "homecoming", text: /\bhomecoming/i, instead: "visibility" },
  { name: /^(?:renderAside|ASIDE_STYLE)$/, instead: "separator" },
  { word: "standing", instead: "status" },
  { word: "given", instead: "submission" },
  { name: /Gate(?:Options)?$/, instead: "loader" },
  { word: "rehearse", text: /\brehears/i, instead: "prewarm" },
  { word: "duty", text: /\bdut(?:y|ies)\b/i, instead: "outbox job" },
  { word: "fulfil", text: /\bfulfil/i, instead: "deliver" },
  { word: "owed", instead: "pending" },
  { word: "rang", instead: "onAlarm" },
  { word: "life", instead: "runtime" },
  { name: /^(?:Ground|groundsOf|contactGrounds)$/, instead: "evidence" },
  { word: "aid", instead: "remedy" },
  { word: "cue", instead: "signal" },
  { word: "anew", text: /\banew\b/i, instead: "again; regenerate" },
  { word: "respell", instead: "normalise query" },
  { word: "sureness", text: /\bsureness/i, instead: "confidence" },
  { word: "affinity", instead: "intent match" },
  { word: "front", instead: "gateway" },
  { name: /^(?:Party|partyOf)$/, instead: "RoomKind" },
  { word: "book", instead: "version" },
  { word: "grave", text: /\bgraves?\b/i, instead: "tombstone" },
  { name: /^(?:Screen|createScreen|ScreenSettings|screenText)$/, instead: "output filter" },
  { name: /LeakWatch$/, instead: "prompt-leak detector" },
  { name: /^Pointer$/, instead: "citation marker" },
  { word: "ladder", instead: "fetch fallbacks" },
  { word: "furniture", instead: "boilerplate" },
  { word: "closeness", instead: "proximity" },
  { word: "likeness", instead: "similarity" },
  { word: "nearness", instead: "proximity" },
  { word: "telling", instead: "content words" },
  { name: /^(?:Reach|(?:Reply|Session|Site)Reach|\w+Scope)$/, instead: "Deps" },
  { text: /\bwhoever\b/i, instead: "the visitor who …, everybody who …" },
  { text: /\bbe it\b/i, instead: "whether" },
  { text: /\bat the most\b/i, instead: "at most" },
  { text: /^\s*What\b/, instead: "the thing itself as the first word" },
];
