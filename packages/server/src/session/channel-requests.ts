import {
  channelKindSchema,
  idSchema,
  type LoggedCommand,
  languageSchema,
  siteIdSchema,
} from "@prosa/protocol";
import { agentSchema, roleSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { type RoomHost, roomPath } from "../platform/room-host.ts";
import { AgentRejection } from "./agents/agent-rejection.ts";
import { applyAgentCommand } from "./agents/apply-agent-command.ts";
import { inboxUpdateSchema, takeInboxUpdate } from "./agents/inbox-stretch.ts";
import type { Speaker } from "./commands/apply.ts";
import { explain } from "./commands/rejection.ts";
import { linked, NO_LINKS } from "./log/channel-links.ts";
import type { Outgoing } from "./outgoing.ts";
import type { SessionRuntime } from "./session-runtime.ts";

/** The events of one page: their calls have to fit in one step of the channel's room. */
const PAGE_EVENTS = 5;

const id = idSchema;
/** The commands that channels send, as their room made them. */
const commandSchema: z.ZodMiniType<LoggedCommand> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("say"), id, text: z.string() }),
  z.object({ type: z.literal("press"), id, messageId: idSchema, choiceId: z.string() }),
  z.object({ type: z.literal("ask-human"), id }),
  z.object({ type: z.literal("score"), id, score: z.int() }),
  z.object({ type: z.literal("attach"), id, fileId: idSchema }),
]);

const requestSchema = z.object({
  command: commandSchema,
  site: siteIdSchema,
  room: idSchema,
  channel: channelKindSchema,
  language: z.nullable(languageSchema),
  name: z.nullable(z.string()),
  isBeforeWords: z.exactOptional(z.boolean()),
});
const joinSchema = z.object({
  site: siteIdSchema,
  room: idSchema,
  channel: channelKindSchema,
  name: z.nullable(z.string()),
  /** The words that agents read about it. */
  note: z.string(),
});
const seenSchema = z.object({ messageId: z.string() });
const templateSchema = z.object({
  id: idSchema,
  site: siteIdSchema,
  text: z.string(),
  agent: agentSchema,
  role: roleSchema,
});
const noteSchema = z.object({ id: idSchema, text: z.string() });

/**
 * Answers the room of a channel, in the session's order: `POST /channel-command` applies what the person wrote there,
 * `GET /channel-log` gives the log on from a cursor, `POST /channel-note` shows agents a fault, `POST /channel-seen` notes what they read, `POST /channel-template` says a template's words for an agent, `POST /channel-inbox` takes what people do in the platform's own inbox, `POST /channel-join` has the
 * person go on with a conversation of the web, and `/channel-links` says where they do and ends it; `null` for any other.
 */
export async function answerChannel(
  request: Request,
  runtime: SessionRuntime,
  { host, epoch, outgoing }: { host: RoomHost; epoch: string; outgoing: Outgoing },
): Promise<Response | null> {
  const { id: session, path } = roomPath(request.url);
  switch (`${request.method} ${path}`) {
    case "POST /channel-command": {
      const { command, room, channel, name, ...said } = requestSchema.parse(await request.json());
      const speaker: Speaker = {
        ...said,
        session,
        epoch,
        address: null,
        channel: { room, channel, name },
      };
      try {
        return Response.json({ seq: await runtime.apply(command, speaker) });
      } catch (error) {
        return Response.json(explain(error, host), { status: 409 });
      }
    }
    case "POST /channel-join":
      return join(joinSchema.parse(await request.json()), runtime);
    case "POST /channel-template":
      return sayTemplate(templateSchema.parse(await request.json()), runtime, host.now);
    case "POST /channel-inbox": {
      const isKnown = await takeInboxUpdate(inboxUpdateSchema.parse(await request.json()), runtime, host.now);
      return new Response(null, { status: isKnown ? 204 : 404 });
    }
    case "POST /channel-seen":
      return see(seenSchema.parse(await request.json()).messageId, runtime, { host, outgoing });
    case "GET /channel-links": {
      const { row } = runtime.log;
      const isSites = row?.site === new URL(request.url).searchParams.get("site");
      const { rooms, last } = isSites ? row.channels : NO_LINKS;
      return Response.json({ rooms, last });
    }
    case "DELETE /channel-links":
      return leave(runtime, host.newId(), new URL(request.url).searchParams.get("note") ?? "");
    case "GET /channel-log":
      return Response.json(await channelLog(new URL(request.url).searchParams, runtime));
    case "POST /channel-note": {
      const { id: noteId, text } = noteSchema.parse(await request.json());
      const { log } = runtime;
      if (log.row && !(await log.internal.find(noteId))) {
        await note(runtime, noteId, text);
        await runtime.afterStep();
      }
      return new Response(null, { status: 204 });
    }
    default:
      return null;
  }
}

/** Writes a template's words into the log as an agent's, as if they had said them. 409 where they do not have the conversation. */
async function sayTemplate(
  { id, text, agent, role, site }: z.infer<typeof templateSchema>,
  runtime: SessionRuntime,
  now: () => number,
): Promise<Response> {
  const { log } = runtime;
  if (log.row?.site !== site) return new Response(null, { status: 404 });
  const { ownership } = log.row.people;
  try {
    await applyAgentCommand(
      { type: "say", id, ownership, text },
      { agent, role, receiver: null, file: null },
      { ...runtime, now },
    );
  } catch (error) {
    if (!(error instanceof AgentRejection)) throw error;
    return Response.json({ code: error.code, message: error.message }, { status: 409 });
  }
  await runtime.afterStep();
  return new Response(null, { status: 204 });
}

/** Has a person on a channel go on with this conversation: what is said from now on goes there, and agents see it. */
async function join(
  { site, note: words, ...whose }: z.infer<typeof joinSchema>,
  runtime: SessionRuntime,
): Promise<Response> {
  const { log } = runtime;
  if (log.row?.site !== site) return new Response(null, { status: 404 });
  log.keepChannels((links) => {
    const next = linked(links, whose);
    return { ...next, rooms: next.rooms.map((one) => ({ ...one, told: Math.max(one.told, log.seq) })) };
  });
  const { epoch, context } = log.row;
  await note(runtime, `join-${whose.room}-${log.seq}`, words);
  await runtime.afterStep();
  return Response.json({ epoch, seq: log.seq, language: context.language });
}

/** The person has read a message on a channel: agents hear of it as they hear of the web. It never goes back. */
async function see(
  messageId: string,
  { log }: SessionRuntime,
  { host, outgoing }: { host: RoomHost; outgoing: Outgoing },
): Promise<Response> {
  const id = idSchema.safeParse(messageId);
  const event = id.success ? await log.find(id.data) : null;
  const through = event && "seq" in event ? event.seq : 0;
  if (log.row && through > log.row.seen) {
    await log.append({ events: [], changes: () => ({ seen: through }), now: host.now() });
    outgoing.publish([{ type: "seen", through }]);
  }
  return new Response(null, { status: 204 });
}

/** Ends all that was joined: answers are shown on the web alone again. */
async function leave(runtime: SessionRuntime, noteId: string, words: string): Promise<Response> {
  const { log } = runtime;
  if (log.row && log.row.channels.rooms.length > 0) {
    log.keepChannels(() => NO_LINKS);
    await note(runtime, noteId, words);
    await runtime.afterStep();
  }
  return new Response(null, { status: 204 });
}

/** Shows agents a line that no person wrote. */
async function note({ turns }: Pick<SessionRuntime, "turns">, id: string, text: string): Promise<void> {
  const noteId = id.slice(0, 64);
  const event = { type: "noted", id: noteId, text } as const;
  await turns.act({ events: [], internal: [{ id: noteId, event }] }, { isTaken: false });
}

/** A page of the log after `since`; from its beginning where the reader's epoch is another's. */
async function channelLog(asked: URLSearchParams, { log }: SessionRuntime): Promise<object> {
  const epoch = log.row?.epoch ?? null;
  const isSame = asked.get("epoch") === "" || asked.get("epoch") === epoch;
  const events = await log.after(isSame ? Number(asked.get("since") ?? 0) : 0, PAGE_EVENTS);
  const { channels, context } = log.row ?? {};
  return {
    epoch,
    events,
    hasMore: (events.at(-1)?.seq ?? log.seq) < log.seq,
    isHere: channels !== undefined && channels.last === asked.get("room"),
    language: context?.language ?? null,
  };
}
