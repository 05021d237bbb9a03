import * as z from "zod/mini";
import { readRequestBytes } from "../body.ts";
import { deskTokenOf } from "../desk-cookie.ts";
import type { GatewayApp, GatewayHost } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { askRoom } from "../rooms.ts";
import { hexDigest, type KeptAnswer, openAnswer, sealAnswer } from "./sealed-answer.ts";

const IDEMPOTENCY_HEADER = "idempotency-key";
/** The header of an answer that was kept from an earlier request. */
const REPLAYED_HEADER = "idempotent-replayed";

const KEY = /^[\x21-\x7E]{1,255}$/;
/** The largest body of a request under a key, and the largest answer that is kept, in bytes. */
const BODY_BYTES_MAX = 16 * 1024 * 1024;
const ANSWER_BYTES_MAX = 64 * 1024;

/** The rooms that answers are spread over. */
const SHARDS = 16;

const keptSchema = z.object({ answer: z.string() });

/**
 * Has a `POST` under an `Idempotency-Key` carried out once for the key, its address and who asks (the `Authorization` header, or the
 * cookie of a person of the desk): a repeat within 24 hours gets the first answer again, one beside it 409, one with another
 * body 422. Refusals and failures are not kept, since they made nothing. Where nobody says who they are, the key counts for nothing.
 */
export function addAnswerOnce(app: GatewayApp): void {
  app.use("/api/*", async (context, next) => {
    const { request, host } = context.get("incoming");
    const key = request.headers.get(IDEMPOTENCY_HEADER);
    const principal = request.headers.get("authorization") ?? deskTokenOf(request);
    if (request.method !== "POST" || key === null || principal === "") return next();
    if (!KEY.test(key))
      throw new ProblemError(400, "bad-idempotency-key", "Write 1 to 255 visible ASCII characters.");
    const { pathname, search } = new URL(request.url);
    const secret = `${principal}\n${pathname}${search}\n${key}`;
    const digest = await hexDigest(secret);
    const place: Place = {
      host,
      shard: `answers-${Number.parseInt(digest.slice(0, 4), 16) % SHARDS}`,
      digest,
    };
    const bytes = await readRequestBytes(
      request.clone(),
      BODY_BYTES_MAX,
      `A body under an Idempotency-Key holds at most ${BODY_BYTES_MAX} bytes.`,
    );
    const kept = await begin(place, await hexDigest(bytes), secret);
    if (kept) {
      const headers = { "content-type": kept.type, [REPLAYED_HEADER]: "true" };
      return new Response(kept.body === "" ? null : kept.body, { status: kept.status, headers });
    }
    await next();
    const answer = await keepable(context.res);
    await (answer
      ? ask(place, "PUT", { answer: await sealAnswer(secret, answer) })
      : ask(place, "DELETE")
    ).catch((error: unknown) => {
      // The thing is made, and its client hears of it; a repeat has to wait until the request counts as broken off.
      if (!(error instanceof ProblemError)) throw error;
    });
    return undefined;
  });
}

interface Place {
  host: GatewayHost;
  shard: string;
  digest: string;
}

/** Begins a request, or gets the answer that is kept. Throws a `ProblemError` while it is carried out, or for another body. */
async function begin(place: Place, body: string, secret: string): Promise<KeptAnswer | null> {
  const response = await ask(place, "POST", { body });
  if (response.status === 409)
    throw new ProblemError(
      409,
      "request-in-progress",
      "The first request with this key is not done yet.",
      1_000,
    );
  if (response.status === 422)
    throw new ProblemError(422, "idempotency-key-reused", "This key came with another body; take a new key.");
  if (response.status === 201) return null;
  return openAnswer(secret, keptSchema.parse(await response.json()).answer);
}

function ask({ host, shard, digest }: Place, method: string, body?: object): Promise<Response> {
  const init = { method, ...(body && { body: JSON.stringify(body) }) };
  return askRoom(host, "directory", shard, `/answers/${digest}`, init);
}

/** The answer as it can be kept: a success of a few words that signs nobody in; `null` for any other. */
async function keepable(response: Response): Promise<KeptAnswer | null> {
  if (!response.ok || response.headers.has("set-cookie")) return null;
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/event-stream")) return null;
  const body = await response.clone().text();
  return body.length <= ANSWER_BYTES_MAX ? { status: response.status, type, body } : null;
}
