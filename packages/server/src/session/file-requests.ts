import { filePartSchema } from "@prosa/protocol";
import type { Speaker } from "./commands/apply.ts";
import { explain } from "./commands/rejection.ts";
import type { SessionRuntime } from "./session-runtime.ts";

const PATH = /^\/files\/([\w-]{8,64})$/;

/**
 * Answers the gateway about one file: `PUT` stores it as `?file=` describes it, with 409 where the session takes no more and, for a
 * person of `?site=` (`by=agent`), 404 where it is not of their site; `GET` gives it to a reader of `?site=`. `null` for every other request.
 */
export async function answerFiles(
  request: Request,
  path: string,
  { runtime, epoch }: { runtime: SessionRuntime; epoch: string },
): Promise<Response | null> {
  const fileId = PATH.exec(path)?.[1];
  if (fileId === undefined) return null;
  const { searchParams } = new URL(request.url);
  const site = searchParams.get("site") ?? "";
  const { log, files } = runtime;
  if (request.method === "PUT") {
    // A person sends files to a conversation that was begun; a visitor may begin one by a file.
    if (searchParams.get("by") === "agent" && log.row?.site !== site)
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
