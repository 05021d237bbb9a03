/** The largest frame either side may send, in bytes of UTF-8. */
export const FRAME_BYTES_MAX = 64 * 1024;

/** The longest text a visitor may send in one message, in Unicode code points. */
export const TEXT_LENGTH_MAX = 4_000;

/** The longest text of one reply, in Unicode code points; a model that writes more is cut there. */
export const REPLY_LENGTH_MAX = 12_000;

/** The time that a room waits for `hello` before it closes the socket, in milliseconds. */
export const HELLO_TIMEOUT_MS = 5_000;

/** The number of bad frames that one connection may send before the room closes it. */
export const BAD_FRAMES_MAX = 10;

/** The largest file that a visitor may send, in bytes. */
export const FILE_BYTES_MAX = 10 * 1024 * 1024;

/** The media types of files that a site may take; a room judges them by their content. */
export const FILE_TYPES = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "application/pdf",
  "text/plain",
] as const;

/** The longest name of a file, in Unicode code points. */
export const FILE_NAME_LENGTH_MAX = 120;

/** The longest subject of a ticket, in UTF-16 code units. */
export const TICKET_SUBJECT_LENGTH_MAX = 160;

/** The longest description of a ticket, in UTF-16 code units: the visitor's last words and room to add to them. */
export const TICKET_DESCRIPTION_LENGTH_MAX = 8_000;

/** The most spans of opening hours in one day. */
export const DAY_SPANS_MAX = 6;
