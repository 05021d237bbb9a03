import { FILE_BYTES_MAX } from "@prosa/protocol";
import { type AddToTicketRequest, addToTicketRequestSchema } from "@prosa/protocol/desk";
import { BODY_BYTES_MAX, readRequestBytes } from "../../body.ts";
import type { Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";

/** The change of a ticket that a visitor sends on its page, and the file beside it. */
interface TicketForm {
  change: AddToTicketRequest;
  file: File | null;
}

/** True for a form that may hold a file, as the page's own does. */
export function isFileForm({ headers }: Request): boolean {
  return /^multipart\/form-data\b/i.test(headers.get("content-type") ?? "");
}

/** Reads the page's form, which a browser sends without a script. Throws a `ProblemError` for one with nothing in it. */
export async function readTicketForm({ request }: Pick<Incoming, "request">): Promise<TicketForm> {
  const form = isFileForm(request) ? await readFileForm(request) : await readWordsForm(request);
  const named = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : undefined;
  };
  const text = named("text")?.replaceAll("\r\n", "\n").trim();
  const parsed = addToTicketRequestSchema.safeParse({
    ...(text && { text }),
    ...(form.has("close") && { close: true }),
    request: named("request"),
  });
  const sent = form.get("file");
  // A field without a file comes as one without a name and without bytes.
  const file = sent instanceof File && (sent.name !== "" || sent.size > 0) ? sent : null;
  const isEmpty = parsed.data?.text === undefined && parsed.data?.close !== true && file === null;
  if (parsed.success && !isEmpty) return { change: parsed.data, file };
  const advice = "Write something, within 4,000 characters, or attach a file, or close the ticket.";
  throw new ProblemError(422, "bad-body", advice);
}

async function readWordsForm(request: Request): Promise<URLSearchParams> {
  const tooLong = `A form without a file holds at most ${BODY_BYTES_MAX} bytes.`;
  const bytes = await readRequestBytes(request, BODY_BYTES_MAX, tooLong);
  return new URLSearchParams(new TextDecoder().decode(bytes));
}

async function readFileForm(request: Request): Promise<FormData> {
  const tooLong = `A file holds at most ${FILE_BYTES_MAX} bytes.`;
  const bytes = await readRequestBytes(request, FILE_BYTES_MAX + BODY_BYTES_MAX, tooLong);
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  const form = await new Response(bytes, { headers }).formData().catch(() => null);
  if (form === null)
    throw new ProblemError(422, "bad-body", "The form is cut or not well formed; send it again.");
  const file = form.get("file");
  if (file instanceof File && file.size > FILE_BYTES_MAX) throw new ProblemError(413, "too-large", tooLong);
  return form;
}
