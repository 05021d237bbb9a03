import { channelKindSchema, idSchema, siteIdSchema, TEXT_LENGTH_MAX } from "@prosa/protocol";
import { type Agent, PAGE_INBOX_ID } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { linked } from "../log/channel-links.ts";
import { acted } from "../log/internal-log.ts";
import type { SessionRuntime } from "../session-runtime.ts";
import { rememberStretch } from "../turns/stretch.ts";

/** An update of a platform's own inbox: people have the conversation there, what they wrote, or that they left it. */
export const inboxUpdateSchema = z.object({
  id: idSchema,
  site: siteIdSchema,
  room: idSchema,
  channel: channelKindSchema,
  name: z.nullable(z.string()),
  /** The name under which people there stand in the conversation. */
  inbox: z.string().check(z.minLength(1), z.maxLength(80)),
  text: z.optional(z.string().check(z.maxLength(TEXT_LENGTH_MAX))),
  isOver: z.optional(z.boolean()),
});

/**
 * Takes what people did in the platform's own inbox: writing there, or taking the thread, takes the conversation over from
 * the assistant, whose reply is cut; leaving gives it back. A colleague at the desk keeps what they have. The update may come
 * again: its id is taken once. False where there is no such conversation.
 */
export async function takeInboxUpdate(
  { id, site, inbox, text, isOver = false, ...whose }: z.infer<typeof inboxUpdateSchema>,
  runtime: SessionRuntime,
  now: () => number,
): Promise<boolean> {
  const { log, turns } = runtime;
  const { row } = log;
  if (row?.site !== site) return false;
  if ((await log.find(id)) || (await log.internal.find(id))) return true;
  const agent: Agent = { id: PAGE_INBOX_ID, name: inbox };
  const { owner } = row.people;
  const isTheirs = owner.type === "agent" && owner.agent.id === PAGE_INBOX_ID;
  if (isOver) {
    if (!isTheirs) return true;
    const handed = { type: "owner-changed", owner: "assistant", before: agent } as const;
    const changes = await rememberStretch(log, [handed], { now: now() });
    const events = [{ id: `${id.slice(0, 58)}-over`, event: handed }];
    await turns.act(
      { events, internal: [{ id, event: acted(agent, "handed-back") }] },
      { isTaken: false, ...(changes && { changes }) },
    );
  } else {
    log.keepChannels((links) => linked(links, whose));
    const isTaken = owner.type !== "agent";
    const taken = { type: "owner-changed", owner: "agent", agent } as const;
    const isSaid = text !== undefined && text.trim() !== "";
    if (!isTaken && !isSaid) return true;
    const message = {
      id,
      author: "agent" as const,
      agent,
      parts: [{ type: "text" as const, text: text ?? "" }],
    };
    const events = [
      ...(isTaken ? [{ id: `${id.slice(0, 58)}-taken`, event: taken }] : []),
      ...(isSaid ? [{ id, event: { type: "said" as const, message } }] : []),
    ];
    const claimed = { id: isSaid ? `${id.slice(0, 58)}-claim` : id, event: acted(agent, "claimed") };
    await turns.act({ events, internal: isTaken ? [claimed] : [] }, { isTaken });
  }
  await runtime.afterStep();
  return true;
}
