import { languageSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { hashOfToken } from "../../security/opaque-tokens.ts";
import { CHANNEL_NAMES, channelPhrases } from "../phrases.ts";
import type { Link } from "./link.ts";

const takenSchema = z.object({ session: z.string() });
const joinedSchema = z.object({
  epoch: z.string(),
  seq: z.int(),
  language: z.nullable(languageSchema),
});

/**
 * Joins the conversation of the web that gave a code, so that the person goes on with it here: the changes of their link.
 * `null` for a code that nobody gave, that another person used, or that is past its time. Rejects when a room does not answer.
 */
export async function joinConversation(
  { callRoom }: Pick<RoomHost, "callRoom">,
  code: string,
  room: string,
  link: Link,
): Promise<Partial<Link> | null> {
  const { site, connection, channel, name = null } = link;
  const path = `/connections/joins/${hashOfToken(code)}`;
  const init = { method: "POST", body: JSON.stringify({ room, connection }) };
  const taken = await callRoom("site", site, path, init);
  if (taken.status === 404) return null;
  if (!taken.ok) throw new Error(`The site's room answered ${taken.status}.`);
  const { session } = takenSchema.parse(await taken.json());
  if (session === link.session) return {};
  const note = channelPhrases(link.language ?? "pt-BR").movedNote(CHANNEL_NAMES[channel]);
  const body = JSON.stringify({ site, room, channel, name, note });
  const answered = await callRoom("main", session, "/channel-join", { method: "POST", body });
  if (answered.status === 404 || answered.status === 410) return null;
  if (!answered.ok) throw new Error(`The session's room answered ${answered.status}.`);
  const audited = JSON.stringify({ what: `joined-${channel}`, target: session });
  await callRoom("desk", site, "/audit", { method: "POST", body: audited });
  const { epoch, seq, language } = joinedSchema.parse(await answered.json());
  const own = link.own ?? { session: link.session, epoch: link.epoch, cursor: link.cursor };
  // The person has read on the web what was said so far.
  return { session, epoch, cursor: seq, own, ...(language && { language }) };
}

/** The changes by which a person leaves the conversation of the web that they joined; `null` where they joined none. */
export function leaveConversation({ own, session }: Link, joined: string): Partial<Link> | null {
  return own && session === joined ? { ...own } : null;
}
