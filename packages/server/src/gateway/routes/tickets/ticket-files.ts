import type { FilePart } from "@prosa/protocol";
import { type AddToTicketRequest, ticketDetailSchema } from "@prosa/protocol/desk";
import type { TicketFileFault } from "../../../language/pack/service.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { Incoming } from "../../incoming.ts";
import { admitFile, checkedFile, keepFile, limitFileBytes, showFile } from "../../kept-files.ts";
import { ProblemError } from "../../problem.ts";
import { readSettings } from "../../rooms.ts";

/** The faults, by the codes of the problems that tell of them. */
const FAULTS: Readonly<Record<string, TicketFileFault>> = {
  "too-large": "too-large",
  "bad-file-type": "type",
  "broken-file": "broken",
  "session-full": "full",
  "rate-limited": "often",
  busy: "often",
  "no-files": "none",
  "unknown-conversation": "none",
};

/** The fault that a visitor is told of; `undefined` for an error that is none of a file's. */
export function fileFaultOf(error: unknown): TicketFileFault | undefined {
  return error instanceof ProblemError ? FAULTS[error.code] : undefined;
}

/**
 * Keeps a file with the conversation that a ticket came from, as one that its visitor sends there: it goes by the same rules, is
 * shown there, and is erased with it. Throws a `ProblemError`; a repeat of the request keeps it once.
 */
export async function keepTicketFile(
  incoming: Incoming,
  { site, id }: { site: string; id: string },
  file: File,
  { request = incoming.host.newId() }: AddToTicketRequest,
): Promise<FilePart> {
  const { host } = incoming;
  const found = await askDesk(host, site, `/tickets/${id}`);
  const { session, status } = ticketDetailSchema.parse(await found.json()).ticket;
  if (status === "closed")
    throw new ProblemError(409, "ticket-closed", "The ticket is closed; open another.");
  const settings = await readSettings(host, site);
  admitFile(incoming, session === undefined ? { files: [] } : settings);
  if (session === undefined)
    throw new ProblemError(403, "no-files", "No conversation keeps this ticket's files.");
  const sent = new Uint8Array(await file.arrayBuffer());
  limitFileBytes(incoming, sent.length);
  const checked = checkedFile(settings, `ticket-${request}`.slice(0, 64), file.name, sent);
  const kept = await keepFile(incoming, { session, site }, checked, "ticket");
  await showFile(incoming, { session, site }, kept);
  return kept;
}
