import { type AddSourceInput, addSourceRequestSchema } from "@prosa/protocol";
import { decodeBytes } from "../../extract/fetch/charset.ts";
import { readDocument } from "../../extract/fetch/document.ts";
import { documentKind, isBinaryKind, sniffedKind } from "../../extract/fetch/media-type.ts";
import { SiteRefusal } from "../../site/pages/site-refusal.ts";
import { questionsOfCsv } from "../../site/sources/written/question-table.ts";
import { readRequestBytes } from "../body.ts";
import type { GatewayApp, Incoming } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { relay } from "../rooms.ts";
import { askSite } from "../site-rooms.ts";

/** The largest document and the largest table that an owner may send, in bytes. */
export const DOCUMENT_BYTES_MAX = 10 * 1024 * 1024;
const TABLE_BYTES_MAX = 1024 * 1024;

/** Adds the owner's routes for what they have as files: documents, which become texts, and tables of questions to look at. */
export function addDocumentRoutes(app: GatewayApp): void {
  app.post("/api/knowledge/documents", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const site = await right.siteOf(context.req.query("site"));
    const source = await textOf(incoming, context.req.query("name") ?? "");
    return relay(
      await askSite(incoming.host, site, "/sources", { method: "POST", body: JSON.stringify(source) }),
    );
  });

  app.post("/api/knowledge/tables", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    await right.siteOf(context.req.query("site"));
    const message = `A table holds at most ${TABLE_BYTES_MAX} bytes.`;
    const bytes = await readRequestBytes(incoming.request, TABLE_BYTES_MAX, message);
    try {
      return context.json({ questions: questionsOfCsv(decodeBytes(bytes, "text/csv")) });
    } catch (error) {
      if (error instanceof SiteRefusal) throw new ProblemError(422, error.code, error.message);
      throw error;
    }
  });
}

/** The source that a document becomes: its words as a text under its own title, or its file's name. */
async function textOf({ request }: Incoming, name: string): Promise<AddSourceInput> {
  const message = `A document holds at most ${DOCUMENT_BYTES_MAX} bytes.`;
  const bytes = await readRequestBytes(request, DOCUMENT_BYTES_MAX, message);
  const type = request.headers.get("content-type") ?? "";
  const url = new URL(encodeURIComponent(name.slice(0, 200)) || "document", "https://document.invalid/");
  const kind = sniffedKind(bytes, documentKind(type, url) ?? "bytes");
  if (kind === undefined) throw unsupported();
  const text = isBinaryKind(kind) ? "" : decodeBytes(bytes, type);
  const read = await readDocument({ ok: true, url: url.href, status: 200, kind, text, bytes });
  if (!read.ok) throw new ProblemError(422, read.code, read.message);
  const title = read.page.title.slice(0, 200).trim() || name.slice(0, 200);
  const source = { kind: "text", title, text: read.page.text, format: "plain" } as const;
  const parsed = addSourceRequestSchema.safeParse(source);
  if (parsed.success) return source;
  const code = read.page.text.trim() === "" ? "unreadable" : "too-large";
  throw new ProblemError(422, code, "The document holds no text, or more than a source may; split it.");
}

function unsupported(): ProblemError {
  return new ProblemError(422, "unsupported-type", "Send a PDF, a plain text, Markdown or HTML.");
}
