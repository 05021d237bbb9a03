/**
 * The version a client states in `hello` and a room states in `welcome`. Any change of `wire.schema.json` asks: can the
 * other side's older code understand it? If it cannot, this number goes up and gets its line below.
 *
 * - 1: first version.
 * - 2: forms, scores, messages that replace an earlier one, actions on cards, a site's own starters, and citations without
 *   an address. Version 1 was never published, so no room speaks it any more.
 * - 3: people of the site: who has the conversation (`owner-changed`), its end (`resolved`, `reopened`), the place in the
 *   queue, who wrote an agent's message, and who a visitor is by the site's word; versions and digests of words of consent. A client of version 2 gets each new durable event as a notice. Version 3 is not
 *   published yet, so what it requires may still change.
 * - 4: files (`attach`, parts of type `file`), and tickets that a form opens. A client of version 2 or 3 gets a file's name as
 *   words in its place, and three states of a ticket. A site that can mail conversations says so. Another device comes by a code over HTTP, and its tokens
 *   name it: nothing of a frame changes by that. A site's looks come with its name. A person's picture has a path on the server
 *   (`avatarPath`), in place of an `https` address elsewhere (`avatarUrl`), which no server ever sent: older clients show no
 *   picture. Not published yet either.
 */
export const PROTOCOL_VERSION = 4;

/** The oldest client version a room still serves; an older one is refused with `client-too-old`. */
export const OLDEST_SUPPORTED = 2;
