import { FILE_BYTES_MAX, type FileAddress, fileTypeSchema, idSchema } from "@prosa/protocol";
import { verifyAgentToken } from "../../security/agent-tokens.ts";
import { FILE_ADDRESS_S, issueFileToken, verifyFileToken } from "../../security/file-tokens.ts";
import type { Bearer } from "../../security/tokens.ts";
import { bearerToken, requireSession } from "../authentication.ts";
import { readRequestBytes } from "../body.ts";
import { requirePerson } from "../desk-cookie.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../incoming.ts";
import { admitFile, checkedFile, FILES_PER_MINUTE, keepFile, limitFileBytes } from "../kept-files.ts";
import { requireOrigin } from "../origins.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress, limitKey } from "../rate-limits.ts";
import { unknownConversation } from "../records/conversations.ts";
import { askSession, readSettings } from "../rooms.ts";

/** Addresses and files that one address may ask for in a minute: a long transcript of pictures at once, for a whole office. */
const READS_PER_MINUTE = 600;

/** Adds the routes of files: visitors and people send them, and visitors and the site's people get an address that ends by itself. */
export function addFileRoutes(app: GatewayApp): void {
  app.post("/api/sessions/:id/files", async (context) => {
    const incoming = context.get("incoming");
    const bearer = await requireSession(incoming, context.req.param("id"));
    const settings = await readSettings(incoming.host, bearer.site);
    requireOrigin(incoming, settings);
    const fileId = requireFileId(context.req.query("id"));
    admitFile(incoming, settings);
    const sent = await readFile(incoming);
    const checked = checkedFile(settings, fileId, context.req.query("name") ?? "", sent);
    return context.json(await keepFile(incoming, bearer, checked), 201);
  });

  app.post("/api/desk/conversations/:session/files", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    const session = idSchema.safeParse(context.req.param("session")).data;
    if (session === undefined) throw unknownConversation();
    const fileId = requireFileId(context.req.query("id"));
    limitKey(incoming, `${site} ${account.id}`, "desk-files", FILES_PER_MINUTE);
    const sent = await readFile(incoming);
    // The site's list is of what visitors may send.
    const checked = checkedFile(
      { files: fileTypeSchema.options },
      fileId,
      context.req.query("name") ?? "",
      sent,
    );
    return context.json(await keepFile(incoming, { session, site }, checked, "agent"), 201);
  });

  app.get("/api/sessions/:id/files/:file", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    const session = requireId(context.req.param("id"));
    const fileId = requireFileId(context.req.param("file"));
    const { site, by, asked } = await requireReader(incoming, session);
    limitAddress(incoming, "file-reads", READS_PER_MINUTE);
    const response = await askSession(host, asked, `/files/${fileId}?describe&site=${site}&by=${by}`);
    if (response.status === 404) throw unknownFile();
    const token = await issueFileToken(
      environmentOf(incoming).secrets,
      { fileId, session, site },
      host.now(),
    );
    const address: FileAddress = { path: `/api/files/${token}`, expiresInS: FILE_ADDRESS_S };
    return context.json(address);
  });

  app.get("/api/files/:token", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    limitAddress(incoming, "file-reads", READS_PER_MINUTE);
    const { secrets } = environmentOf(incoming);
    const addressed = await verifyFileToken(secrets, context.req.param("token"), host.now());
    if (!addressed)
      throw new ProblemError(403, "bad-address", "This address is past its time; ask for another one.");
    const { session, site, fileId } = addressed;
    const response = await askSession(host, session, `/files/${fileId}?site=${site}`);
    if (response.status === 404) throw unknownFile();
    return new Response(response.body, { headers: headersOf(response) });
  });
}

/** The bytes of the file in a request, as far as its address may send that many. */
async function readFile(incoming: Incoming): Promise<Uint8Array<ArrayBuffer>> {
  const tooLong = `A file holds at most ${FILE_BYTES_MAX} bytes.`;
  const sent = await readRequestBytes(incoming.request, FILE_BYTES_MAX, tooLong);
  limitFileBytes(incoming, sent.length);
  return sent;
}

/** Nothing in a file may run, be taken for another type, or be shown as a page of this origin. */
function headersOf({ headers }: Response): Headers {
  const type = headers.get("content-type") ?? "application/octet-stream";
  const isText = type.startsWith("text/");
  return new Headers({
    "content-type": isText ? `${type}; charset=utf-8` : type,
    "content-disposition": `attachment; filename*=UTF-8''${headers.get("x-prosa-name") ?? "file"}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    // Pages that isolate themselves (COEP) show the picture too.
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "no-referrer",
    "cache-control": `private, max-age=${FILE_ADDRESS_S}`,
  });
}

/** The site of the visitor, or of the person of the site, who may read a session's files, and in whose name it is asked. */
async function requireReader(
  incoming: Incoming,
  session: string,
): Promise<{ site: string; by: "agent" | "visitor"; asked: string | Bearer }> {
  const token = bearerToken(incoming.request);
  const { secrets } = environmentOf(incoming);
  const agent = token === null ? null : await verifyAgentToken(secrets, token, incoming.host.now());
  if (agent?.ok) return { site: agent.identity.site, by: "agent", asked: session };
  const asked = await requireSession(incoming, session);
  return { site: asked.site, by: "visitor", asked };
}

function requireFileId(given: string | undefined): string {
  const id = idSchema.safeParse(given);
  if (id.success) return id.data;
  throw new ProblemError(
    400,
    "bad-file-id",
    "Name the file by an id of your own: 8 to 64 of A–Z a–z 0–9 _ -.",
  );
}

function requireId(given: string): string {
  const id = idSchema.safeParse(given);
  if (id.success) return id.data;
  throw unknownFile();
}

function unknownFile(): ProblemError {
  return new ProblemError(404, "unknown-file", "This session has no such file.");
}
