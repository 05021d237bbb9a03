import { filePartSchema } from "@prosa/protocol";
import type { Speaker } from "./commands/apply.ts";
import { explain } from "./commands/rejection.ts";
import type { SessionRuntime } from "./session-runtime.ts";

const PATH = /^\/files\/([\w-]{8,64})(\/attach)?$/;

/**
 * Answers the gateway about one file: `PUT` stores it as `?file=` describes it, with 409 where the session takes no more and, for a
 * person of `?site=` (`by=agent`) and the holder of a ticket's link (`by=ticket`), 404 where it is not of that site; `GET` gives it
 * to a reader of `?site=`; `POST` to its `/attach` shows it as the visitor's. `null` for every other request.
 */
export async function answerFiles(
  request: Request,
  path: string,
  { runtime, epoch }: { runtime: SessionRuntime; epoch: string },
): Promise<Response | null> {
  const [, fileId, attach] = PATH.exec(path) ?? [];
  if (fileId === undefined) return null;
  const { searchParams } = new URL(request.url);
  const site = searchParams.get("site") ?? "";
  const { log, files } = runtime;
  if (attach) {
    if (request.method !== "POST" || log.row?.site !== site) return new Response(null, { status: 404 });
    return attachFile(fileId, log.row, runtime);
  }
  if (request.method === "PUT") {
    // A visitor may begin a conversation by a file, on the web and on a channel; others send one to a conversation that is there.
    if (searchParams.get("by") !== "visitor" && log.row?.site !== site)
      return new Response(null, { status: 404 });
    const file = filePartSchema.parse(JSON.parse(searchParams.get("file") ?? ""));
    const bytes = new Uint8Array(await request.arrayBuffer());
    const session = searchParams.get("session") ?? "";
    const speaker: Speaker = { session, site, epoch, language: null, address: null };
    try {
      return Response.json(await runtime.keepFile(file, bytes, speaker));
    } catch (error) {
      return Response.json(explain(error, runtime.host), { status: 409 });
    }
  }
  if (request.method !== "GET" || log.row?.site !== site) return new Response(null, { status: 404 });
  // An address is given for a file that is there; its content is read when the address is used.
  if (searchParams.has("describe")) {
    const file = await files.find(fileId);
    return file ? Response.json(file) : new Response(null, { status: 404 });
  }
  const found = await files.read(fileId);
  if (!found) return new Response(null, { status: 404 });
  const { name, mediaType } = found.file;
  const headers = { "content-type": mediaType, "x-prosa-name": encodeURIComponent(name) };
  return new Response(found.bytes, { headers });
}

/** Shows a stored file in the conversation, once. The assistant is silent: people of the site read it with its ticket. */
async function attachFile(
  fileId: string,
  { session, site, epoch }: Pick<Speaker, "session" | "site" | "epoch">,
  runtime: SessionRuntime,
): Promise<Response> {
  const speaker: Speaker = { session, site, epoch, language: null, address: null, isBeforeWords: true };
  try {
    await runtime.apply({ type: "attach", id: `file-${fileId}`.slice(0, 64), fileId }, speaker);
    return new Response(null, { status: 204 });
  } catch (error) {
    return Response.json(explain(error, runtime.host), { status: 409 });
  }
}
