import { type FilePart, filePartSchema, type SiteSettings } from "@prosa/protocol";
import { cleanName } from "../files/file-name.ts";
import { fileTypeOf } from "../files/file-type.ts";
import { plainPicture } from "../files/plain-picture.ts";
import type { Rate } from "../security/rate-limits/token-bucket.ts";
import type { Bearer } from "../security/tokens.ts";
import type { Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";
import { limitAddress, limitAddressAt } from "./rate-limits.ts";
import { unknownConversation } from "./records/conversations.ts";
import { askSession } from "./rooms.ts";

/** Files that one address may send in a minute. */
export const FILES_PER_MINUTE = 20;

/** Bytes that one address may send: three full sessions at once, and 2.9 GB a day, so that nobody alone fills a disk soon. */
const FILE_BYTES: Rate = { capacity: 60 * 1024 * 1024, perMinute: 2 * 1024 * 1024 };

/** A file as a session keeps it: what it is, and its content without what a camera wrote. */
interface CheckedFile {
  file: FilePart;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Throws a `ProblemError` where a visitor may send no file now: the site takes none, or their address has sent many. */
export function admitFile(incoming: Incoming, { files }: Pick<SiteSettings, "files">): void {
  if (files.length === 0)
    throw new ProblemError(403, "no-files", "This site takes no files; list their types in its settings.");
  limitAddress(incoming, "files", FILES_PER_MINUTE);
}

/** Counts the bytes of a file against the sender's address; throws a `ProblemError` beyond what that may send. */
export function limitFileBytes(incoming: Incoming, byteCount: number): void {
  limitAddressAt(incoming, "file-bytes", FILE_BYTES, byteCount);
}

/** Judges a file by its content; throws a `ProblemError` for one that the site does not take, and for a broken picture. */
export function checkedFile(
  { files }: Pick<SiteSettings, "files">,
  fileId: string,
  name: string,
  sent: Uint8Array<ArrayBuffer>,
): CheckedFile {
  const mediaType = fileTypeOf(sent);
  if (mediaType === null || !files.includes(mediaType)) {
    const message = `This site takes ${files.join(", ")}; the content of this file shows ${mediaType ?? "none of them"}.`;
    throw new ProblemError(415, "bad-file-type", message);
  }
  const bytes = plainPicture(sent, mediaType);
  if (!bytes)
    throw new ProblemError(422, "broken-file", "The picture does not hold together; send it whole.");
  const file = { type: "file" as const, fileId, name: cleanName(name, mediaType), mediaType };
  return { file: { ...file, byteCount: bytes.length }, bytes };
}

/** Stores a file with its session; throws a `ProblemError` where that takes no more. */
export async function keepFile(
  { host }: Pick<Incoming, "host">,
  { session, site, device }: Pick<Bearer, "session" | "site"> & { device?: string },
  { file, bytes }: CheckedFile,
  by: "visitor" | "agent" | "ticket" = "visitor",
): Promise<FilePart> {
  const query = new URLSearchParams({ session, site, by, file: JSON.stringify(file) });
  const response = await askSession(
    host,
    device === undefined ? session : { session, device },
    `/files/${file.fileId}?${query}`,
    {
      method: "PUT",
      body: bytes,
    },
  );
  if (response.ok) return filePartSchema.parse(await response.json());
  throw await refusalOf(response);
}

/** Shows a file that its session keeps in the conversation, as its visitor's. Throws as `keepFile` does. */
export async function showFile(
  { host }: Pick<Incoming, "host">,
  { session, site }: Pick<Bearer, "session" | "site">,
  { fileId }: FilePart,
): Promise<void> {
  const response = await askSession(host, session, `/files/${fileId}/attach?site=${site}`, {
    method: "POST",
  });
  if (!response.ok) throw await refusalOf(response);
}

async function refusalOf(response: Response): Promise<ProblemError> {
  if (response.status === 404) return unknownConversation();
  const { code, message, retryAfterMs } = (await response.json()) as {
    code: string;
    message: string;
    retryAfterMs?: number;
  };
  return new ProblemError(retryAfterMs === undefined ? 409 : 503, code, message, retryAfterMs);
}
