/**
 * A place of the chat that features can fill: among the buttons of the head, under the head, under the greeting, after the
 * last message, above the input, in the input's field, right under it, under the input, or beside the bubble while the chat is closed.
 */
export type Slot = "head" | "top" | "start" | "end" | "notice" | "field" | "length" | "toolbar" | "page";

/** The site's form at the start: none, one that the visitor may skip, or one that the conversation waits for. */
export type StartFormStatus = "none" | "offered" | "required";
