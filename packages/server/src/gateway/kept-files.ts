import { type FilePart, filePartSchema, type SiteSettings } from "@prosa/protocol";
import { cleanName } from "../files/file-name.ts";
import { fileTypeOf } from "../files/file-type.ts";
import { plainPicture } from "../files/plain-picture.ts";
import type { Bearer } from "../security/tokens.ts";
import type { Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";
import { unknownConversation } from "./records/conversations.ts";
import { askSession } from "./rooms.ts";

/** A file as a session keeps it: what it is, and its content without what a camera wrote. */
interface CheckedFile {
  file: FilePart;
  bytes: Uint8Array<ArrayBuffer>;
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
  by: "visitor" | "agent" = "visitor",
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
  if (response.status === 404) throw unknownConversation();
  const { code, message, retryAfterMs } = (await response.json()) as {
    code: string;
    message: string;
    retryAfterMs?: number;
  };
  throw new ProblemError(retryAfterMs === undefined ? 409 : 503, code, message, retryAfterMs);
}
