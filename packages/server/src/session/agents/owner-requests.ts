import { changeConversationRequestSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { acted } from "../log/internal-log.ts";
import { readTranscript } from "../log/transcript.ts";
import { foundWords } from "../search/found-words.ts";
import type { SessionRuntime } from "../session-runtime.ts";
import { panelOf } from "./panel.ts";

/** The internal events that one answer brings: all that a session keeps of them, for they come with the first page. */
const INTERNAL_MAX = 2_000;

const PATHS = ["/conversation", "/panel", "/blocked", "/found"];

const foundRequestSchema = z.object({ words: z.array(z.string()) });

/**
 * Answers the gateway for an owner of the session's site: `GET /conversation` gives a page of the log, and the internal events
 * with the first, `POST /found` the message that holds words, or `null`, and `GET /panel` what is known of it and of its visitor; `PATCH /conversation` sets the tags, and `PUT` and `DELETE /blocked` refuse its visitor or let them in again. `site` says whose owner asks: another site's get 404. `null` for any
 * other request.
 */
export async function answerOwner(
  request: Request,
  path: string,
  runtime: SessionRuntime,
  newId: () => string,
): Promise<Response | null> {
  if (!PATHS.includes(path)) return null;
  const { log, turns } = runtime;
  const { searchParams } = new URL(request.url);
  const { row } = log;
  if (!row || row.site !== searchParams.get("site")) return new Response(null, { status: 404 });
  if (path === "/found") {
    const { words } = foundRequestSchema.parse(await request.json());
    return Response.json({ found: await foundWords(log, words) });
  }
  if (path === "/panel")
    return Response.json({ ...(await panelOf(log, row)), hasModel: await runtime.writing.hasModel() });
  if (path === "/blocked") {
    const isBlocked = request.method === "PUT";
    const internal = [{ id: newId(), event: acted(undefined, isBlocked ? "blocked" : "unblocked") }];
    await turns.act({ events: [], internal, people: { isBlocked } }, { isTaken: false });
    await runtime.afterStep();
    return new Response(null, { status: 204 });
  }
  if (request.method === "PATCH") {
    const { tags } = changeConversationRequestSchema.parse(await request.json());
    const unique = [...new Set(tags)];
    const internal = [{ id: newId(), event: acted(undefined, "tagged", { tags: unique }) }];
    await turns.act({ events: [], internal, people: { tags: unique } }, { isTaken: false });
    await runtime.afterStep();
    return new Response(null, { status: 204 });
  }
  const since = Number(searchParams.get("since") ?? 0);
  const page = await readTranscript(row.session, log, since);
  const internal = since === 0 ? await log.internal.after(0, INTERNAL_MAX) : [];
  return Response.json({ ...page, internal });
}
