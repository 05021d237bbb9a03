import { idSchema, languageSchema, TEXT_LENGTH_MAX } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Speaker } from "../commands/apply.ts";
import { explain } from "../commands/rejection.ts";
import { withTranscript } from "../log/mail-state.ts";
import type { SessionRuntime } from "../session-runtime.ts";

/** An answer by mail: its words, and the files that were stored before it. */
const answerSchema = z.object({
  id: idSchema,
  texts: z.array(z.string().check(z.maxLength(TEXT_LENGTH_MAX))),
  files: z.array(idSchema),
});

/** The whole conversation by mail, in the language that the visitor reads the chat in. */
const transcriptSchema = z.object({ id: idSchema, to: z.string(), language: z.optional(languageSchema) });

/**
 * Answers the gateway: `POST /mail-transcript` mails the conversation to an address, with 429 past a day's number, `POST /mail` takes an answer that came by mail, `GET /mails` tells the language of the session's mails,
 * and `POST /mails` ends them. `null` for any other request.
 */
export async function answerMail(
  request: Request,
  path: string,
  runtime: SessionRuntime,
  host: Pick<RoomHost, "now">,
): Promise<Response | null> {
  const { log } = runtime;
  const { row } = log;
  if (path !== "/mail" && path !== "/mails" && path !== "/mail-transcript") return null;
  if (!row) return new Response(null, { status: 404 });
  if (path === "/mails") {
    const changes = ({ mail }: typeof row) => ({ mail: { ...mail, isStopped: true } });
    if (request.method === "POST") await log.append({ events: [], changes, now: host.now() });
    return Response.json({ site: row.site, language: row.context.language ?? "pt-BR" });
  }
  if (path === "/mail-transcript") return mailTranscript(await request.json(), runtime, row, host);
  if (request.method !== "POST") return new Response(null, { status: 404 });
  const { id, texts, files } = answerSchema.parse(await request.json());
  const { session, site, epoch } = row;
  const speaker: Speaker = { session, site, epoch, language: null, address: null, isByMail: true };
  try {
    for (const fileId of files)
      await runtime.apply({ type: "attach", id: `file-${fileId}`.slice(0, 64), fileId }, speaker);
    for (const [index, text] of texts.entries())
      await runtime.apply({ type: "say", id: index === 0 ? id : `${id}-${index}`, text }, speaker);
  } catch (error) {
    return Response.json(explain(error, runtime.host), { status: 409 });
  }
  return new Response(null, { status: 204 });
}

async function mailTranscript(
  body: unknown,
  { log, mails, outbox }: SessionRuntime,
  row: NonNullable<SessionRuntime["log"]["row"]>,
  { now }: Pick<RoomHost, "now">,
): Promise<Response> {
  const { id, to, language = row.context.language ?? "pt-BR" } = transcriptSchema.parse(body);
  const state = withTranscript(row.mail, id, now());
  if (!state) return new Response(null, { status: 429 });
  if (state !== row.mail) {
    const rows = mails.job.rowOf({ kind: "transcript", id, to, language });
    await log.append({ events: [], changes: () => ({ mail: state }), beside: rows, now: now() });
    mails.job.hold(rows);
  }
  void outbox.deliver();
  return new Response(null, { status: 204 });
}
