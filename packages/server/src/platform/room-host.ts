import type { Language } from "@prosa/protocol";
import type { EnvironmentResult } from "./environment.ts";

/** The kinds of room: a session's conversation, a site, and the one directory of sites. */
export type Party = "main" | "site" | "directory";

/**
 * A socket as its room sees it. The client chose nothing of it: identity comes from the token in `hello` alone.
 * `state` outlives hibernation and holds ids and flags only (under 2 KB).
 */
export interface Connection {
  readonly state: ConnectionState;
  setState(state: ConnectionState): void;
  send(frame: string): void;
  close(code: number, reason: string): void;
}

/** Where a connection stands: not yet welcomed, or welcomed with what the room must know of it. */
export type ConnectionState =
  | { phase: "greeting"; room: string; origin: string | null; openedAt: number; badFrames: number }
  | {
      phase: "welcomed";
      session: string;
      site: string;
      epoch: string;
      language: Language | null;
      badFrames: number;
    };

/** A room's own rows: values under 100 KiB, at most 128 rows a step, a step all or nothing. */
export interface RoomStorage {
  get(key: string): Promise<unknown>;
  /** Rows by ascending key, from `start` on where it is given. */
  list(range: { prefix: string; start?: string; limit?: number }): Promise<Map<string, unknown>>;
  /** Resolves when what it was given may be confirmed: the platform lets no frame out before the rows are on disk. */
  put(rows: Readonly<Record<string, unknown>>): Promise<void>;
  delete(keys: readonly string[]): Promise<void>;
  deleteAll(): Promise<void>;
}

/** One log line: what happened, ids and durations; never words people wrote, tokens or addresses. */
export interface LogEntry {
  level: "info" | "warn" | "error";
  event: string;
  [detail: string]: string | number | boolean | undefined;
}

/** All that a room may ask of its platform. */
export interface RoomHost {
  readonly environment: EnvironmentResult;
  readonly storage: RoomStorage;
  readonly alarm: { get(): Promise<number | null>; set(at: number): Promise<void> };
  connections(): Iterable<Connection>;
  /** A request to another room of this deployment; rejects when the platform cannot carry it. */
  callRoom(party: Party, id: string, path: string, init?: RequestInit): Promise<Response>;
  /** Milliseconds since 1970. */
  now(): number;
  /** A fresh random id, of the protocol's shape. */
  newId(): string;
  /** Calls back once after `delayMs`, unless cancelled; does not outlive hibernation. */
  after(delayMs: number, callback: () => void): () => void;
  log(entry: LogEntry): void;
}

/** What a platform tells a room. Every method may be called again after the room was evicted and made anew. */
export interface Room {
  onConnect(connection: Connection, request: Request): Promise<void>;
  onFrame(connection: Connection, frame: unknown): Promise<void>;
  onClose(connection: Connection): Promise<void>;
  onRequest(request: Request): Promise<Response>;
  onAlarm(): Promise<void>;
}

/** Splits a room's address, `/party/:id/…` or `/parties/:party/:id/…`, into the room's id, as it is written, and the path within. */
export function roomPath(url: string): { id: string; path: string } {
  const [, head, ...rest] = new URL(url).pathname.split("/");
  const [id = "", ...path] = head === "parties" ? rest.slice(1) : rest;
  return { id, path: `/${path.join("/")}` };
}
