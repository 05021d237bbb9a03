import * as z from "zod/mini";
import { base64Of, bytesOfBase64 } from "../platform/base64.ts";

/** The version of these lines, the first with files; a reader refuses a later one. */
const VERSION = 2;
const FORMAT = "prosa-room";

const headSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int().check(z.positive()),
  kind: z.string(),
  id: z.string(),
});
const rowSchema = z.object({ key: z.string(), value: z.unknown() });
const fileSchema = z.object({ file: z.string().check(z.regex(/^[\w-]{1,64}$/)), bytes: z.string() });
const endSchema = z.object({ rows: z.int(), files: z.optional(z.int()) });

/** The rows of one room, as they are stored, and its files, which may lie elsewhere. */
interface RoomRows {
  readonly kind: string;
  readonly id: string;
  readonly rows: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
}

/** Writes a room as lines of JSON: a head, a line a row and a file, and their numbers at the end. */
export function writeRoom({ kind, id, rows, files = {} }: RoomRows): string {
  const entries = Object.entries(rows);
  const kept = Object.entries(files);
  const lines = [
    { format: FORMAT, version: VERSION, kind, id },
    ...entries.map(([key, value]) => ({ key, value: toJson(value) })),
    ...kept.map(([file, bytes]) => ({ file, bytes: base64Of(bytes) })),
    { rows: entries.length, files: kept.length },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

type ReadRoom = { ok: true; value: Required<RoomRows> } | { ok: false; problem: string };

/** Reads the lines of one room; the problem says what is wrong with them. */
export function readRoom(text: string): ReadRoom {
  const failed = (problem: string): ReadRoom => ({ ok: false, problem });
  const lines = text.trimEnd().split("\n").map(parse);
  const head = headSchema.safeParse(lines[0]);
  if (!head.success) return failed("These are no rows of a room: the first line names no format.");
  const { version, kind, id } = head.data;
  if (version > VERSION) return failed(`The rows were written by a newer version (${version}).`);
  const end = endSchema.safeParse(lines.at(-1));
  const { rows: rowCount = 0, files: fileCount = 0 } = end.data ?? {};
  if (!end.success || rowCount + fileCount !== lines.length - 2)
    return failed(`The rows of ${kind}/${id} are not complete; export them again.`);
  const rows: Record<string, unknown> = {};
  for (const line of lines.slice(1, 1 + rowCount)) {
    const row = rowSchema.safeParse(line);
    if (!row.success) return failed(`A row of ${kind}/${id} cannot be read.`);
    rows[row.data.key] = fromJson(row.data.value);
  }
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const line of lines.slice(1 + rowCount, -1)) {
    const file = fileSchema.safeParse(line);
    if (!file.success) return failed(`A file of ${kind}/${id} cannot be read.`);
    files[file.data.file] = bytesOfBase64(file.data.bytes);
  }
  return { ok: true, value: { kind, id, rows, files } };
}

/** Reads the rooms of a file one after the other: each begins with its head. */
export async function* roomsOf(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let room: string[] = [];
  for await (const line of lines) {
    if (line.startsWith(`{"format":"${FORMAT}"`) && room.length > 0) {
      yield room.join("\n");
      room = [];
    }
    room.push(line);
  }
  if (room.length > 0) yield room.join("\n");
}

/** JSON has no bytes: they become an object of one name, and an object that has that name is wrapped in another. */
const BYTES = "$bytes";
const PLAIN = "$plain";

function toJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return { [BYTES]: base64Of(value) };
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== "object" || value === null) return value;
  const written = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toJson(one)]));
  return BYTES in value || PLAIN in value ? { [PLAIN]: written } : written;
}

function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== "object" || value === null) return value;
  if (BYTES in value) return bytesOfBase64(String(value[BYTES]));
  const inner = PLAIN in value ? Object(value[PLAIN]) : value;
  return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, fromJson(one)]));
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
