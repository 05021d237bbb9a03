import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import type { ProcessPlace } from "./peers.ts";
import type { CertificateFiles } from "./tls/listener.ts";

/**
 * The most sockets of one process. A turn took 3.9 ms of CPU with 5,000 sessions, so a message of each of 4,000 every 16 s
 * fills one core (docs/operating.md, figures).
 */
const SOCKETS_MAX = 4_000;
/** The part of all sockets that one address may hold: enough for a large office, and three more must join to fill a process. */
const ADDRESS_SHARE = 0.25;
/** Descriptors that are kept for requests, pages to read, the file and the program itself: half of them where they are few. */
const DESCRIPTORS_KEPT = 1_500;

const count = (fallback: number, least: number) =>
  z._default(z.coerce.number().check(z.int(), z.minimum(least)), fallback);

const settingsSchema = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 1999),
  HOST: z._default(z.string(), "127.0.0.1"),
  PROSA_DATA: z._default(z.string(), ".prosa/node"),
  PROSA_STATIC: z.optional(z.string()),
  PROSA_SOCKETS_MAX: count(SOCKETS_MAX, 1),
  PROSA_ADDRESS_SOCKETS_MAX: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
  PROSA_PROCESSES: count(1, 1),
  PROSA_PROCESS: count(0, 0),
  PROSA_MAIL_LISTEN: z.optional(z.string().check(z.regex(/^(?:[^\s:]+|\[[\da-fA-F:]+\]):\d{1,5}$/))),
  PROSA_TLS_CERT: z.optional(z.string()),
  PROSA_TLS_KEY: z.optional(z.string()),
});

/** The settings of one process, beside the rooms' own environment. */
export interface NodeSettings {
  port: number;
  host: string;
  /** The folder of all processes; each has one of its own below it. */
  data: string;
  place: ProcessPlace;
  /** The folder of the built widget, where it is served. */
  statics?: string;
  /** The most sockets at a time. */
  socketsMax: number;
  /** The most sockets of one address. */
  addressSocketsMax: number;
  /** The place where answers by mail are taken over SMTP; absent: none are. */
  mail?: { host: string; port: number };
  /** Absent: plain HTTP. */
  tls?: CertificateFiles;
}

/** Reads the process's settings; throws an error that names the one that is wrong. */
export function readProcessSettings(variables: Readonly<Record<string, unknown>>): NodeSettings {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(present);
  if (!parsed.success)
    throw new Error(`Set ${String(parsed.error.issues[0]?.path[0])}; see docs/operating.md.`);
  const { PROSA_TLS_CERT: cert, PROSA_TLS_KEY: key, ...found } = parsed.data;
  if ((cert === undefined) !== (key === undefined))
    throw new Error("Set both PROSA_TLS_CERT and PROSA_TLS_KEY, or neither.");
  const limit = descriptorLimit();
  const most = Math.max(limit - DESCRIPTORS_KEPT, Math.ceil(limit / 2));
  const socketsMax = Math.min(found.PROSA_SOCKETS_MAX, most);
  return {
    port: found.PORT,
    host: found.HOST,
    data: found.PROSA_DATA,
    place: { index: found.PROSA_PROCESS, count: found.PROSA_PROCESSES },
    ...(found.PROSA_STATIC !== undefined && { statics: found.PROSA_STATIC }),
    socketsMax,
    addressSocketsMax: found.PROSA_ADDRESS_SOCKETS_MAX ?? Math.ceil(socketsMax * ADDRESS_SHARE),
    ...(found.PROSA_MAIL_LISTEN !== undefined && { mail: placeOf(found.PROSA_MAIL_LISTEN) }),
    ...(cert !== undefined && key !== undefined && { tls: { cert, key } }),
  };
}

/** Reads `host:port`. */
function placeOf(text: string): { host: string; port: number } {
  const colon = text.lastIndexOf(":");
  return { host: text.slice(0, colon).replace(/^\[(.*)\]$/, "$1"), port: Number(text.slice(colon + 1)) };
}

/** The descriptors that the system lets this process open; Node raises its own limit to the hard one. */
function descriptorLimit(): number {
  try {
    const line = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"));
    return line ? Number(line[1]) : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
