/** The longest text of an agent's message, in Unicode code points. */
export const AGENT_TEXT_LENGTH_MAX = 10_000;

/** The longest note, reason or comment that agents leave for each other, in Unicode code points. */
export const NOTE_LENGTH_MAX = 4_000;

/** The most tags of one conversation, and the most characters of one. */
export const TAGS_MAX = 20;
export const TAG_LENGTH_MAX = 40;

/** The most rows in one page of a view, and the most changes that are sent after a cursor before a `desk-reset`. */
export const ROWS_PAGE_MAX = 100;
export const ROW_CHANGES_MAX = 1_000;

/** The time after which an agent whose desk said nothing counts as gone, in milliseconds; a desk pings three times as often. */
export const PRESENCE_LEASE_MS = 30_000;

/** The time that a conversation rests with an agent who is gone before it goes back to the queue, in milliseconds. */
export const AGENT_GRACE_MS = 90_000;

/** The time for which a conversation is offered to one agent, in milliseconds. */
export const OFFER_MS = 60_000;

/** The fewest and the most characters of a password. */
export const PASSWORD_LENGTH_MIN = 10;
export const PASSWORD_LENGTH_MAX = 200;

/** The most canned replies of one site. */
export const REPLIES_MAX = 300;

/** The most macros of one site. */
export const MACROS_MAX = 200;

/** The most people of one site, with those who left. */
export const PEOPLE_MAX = 500;

/**
 * The most bytes of a person's picture, and the fewest and most pixels of its side: it is square. The desk draws it with
 * `AVATAR_SIDE`, which is sharp at 48 px on a screen of 2.67 dots a pixel.
 */
export const AVATAR_BYTES_MAX = 32 * 1024;
export const AVATAR_SIDE_MIN = 48;
export const AVATAR_SIDE = 128;
export const AVATAR_SIDE_MAX = 256;

/** The most passkeys of one person, and the most characters of the name of one. */
export const PASSKEYS_MAX = 10;
export const PASSKEY_NAME_LENGTH_MAX = 60;

/** The recovery codes of one person, and the most characters of a code as people type it. */
export const RECOVERY_CODES_COUNT = 10;
export const CODE_LENGTH_MAX = 40;
