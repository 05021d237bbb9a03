import type { Language, VisitorIdentity } from "@prosa/protocol";
import type { Agent, Role } from "@prosa/protocol/desk";
import type { EnvironmentResult } from "./environment.ts";
import type { FileStore } from "./file-store.ts";
import type { LogEntry } from "./log.ts";
import type { Mailer } from "./mailer.ts";

/**
 * The kinds of room: a session's conversation, a site, the desk of a site's agents, a part of a site's statistics, a person
 * on a channel of a site, what leaves a site for other systems, and the one directory of sites. In addresses they are called
 * `party`.
 */
export const ROOM_KINDS = ["main", "site", "desk", "stats", "channel", "exports", "directory"] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

/** The kinds of room that nothing else lists: those of sessions, and of people on channels. */
export type ListedKind = Extract<RoomKind, "main" | "channel">;

/**
 * A socket as its room sees it. Nothing in it was chosen by the client: identity comes from the token in `hello` alone.
 * `state` outlives hibernation and holds ids and flags only (under 2 KB).
 */
export interface Connection {
  readonly state: ConnectionState;
  setState(state: ConnectionState): void;
  send(frame: string): void;
  close(code: number, reason: string): void;
}

/** An agent as their token names them; the connection lasts until `until`, in milliseconds since 1970. */
export interface AgentIdentity {
  agent: Agent;
  role: Role;
  site: string;
  until: number;
}

/** Words of consent as a visitor was shown them: their version, where they are a site's, and their SHA-256 in hexadecimal. */
export interface ShownConsent {
  version?: number;
  digest: string;
}

/**
 * The phase of a connection: not yet welcomed, or welcomed with the facts that the room must know, as the visitor, as an
 * agent at a conversation, or as an agent at the desk.
 */
export type ConnectionState =
  | {
      phase: "greeting";
      room: string;
      origin: string | null;
      address: string;
      openedAt: number;
      /** The version of a client that is being brought up to date; absent before its hello. */
      protocol?: number;
      badFrames: number;
    }
  | {
      phase: "welcomed";
      session: string;
      site: string;
      address: string;
      epoch: string;
      language: Language | null;
      /** The device, by its token; absent for the first one. */
      device?: string;
      /** Who the visitor is, where the site has said so and it was believed. */
      /** Absent where nobody says who speaks, as on a channel; `null` in a browser in which nobody is signed in. */
      identity?: VisitorIdentity | null;
      /** The version of the protocol that the client speaks. */
      protocol: number;
      /** The words of consent that its welcome showed, where the site asks at the start. */
      shown?: ShownConsent;
      /** The arms of experiments that its welcome showed, by their runs. */
      arms?: Readonly<Record<string, string>>;
      badFrames: number;
    }
  | (AgentIdentity & {
      phase: "agent";
      session: string;
      address: string;
      epoch: string;
      /** When the agent's last sign of writing to the visitor lapses; 0 while they do not write. */
      replyingUntil: number;
      badFrames: number;
    })
  | (AgentIdentity & {
      phase: "desk";
      address: string;
      epoch: string;
      isAway: boolean;
      /** The agent has opened the list of conversations with the assistant, and hears of those that nobody else has had. */
      followsAssistant?: boolean;
      badFrames: number;
    });

/** The row with the version of a room's rows; absent in rooms of version 1. */
export const VERSION_KEY = "rows-version";

/** A room's own rows: values under 100 KiB, at most 128 rows a step, a step all or nothing. */
export interface RoomStorage {
  get(key: string): Promise<unknown>;
  /** Lists rows by ascending key, from `start` on where it is given. */
  list(range: { prefix: string; start?: string; limit?: number }): Promise<Map<string, unknown>>;
  /**
   * Writes rows, and deletes those of the keys `gone`, in one step. Resolves when it may be confirmed: the platform lets no frame
   * out before it is on disk.
   */
  put(rows: Readonly<Record<string, unknown>>, gone?: readonly string[]): Promise<void>;
  delete(keys: readonly string[]): Promise<void>;
  deleteAll(): Promise<void>;
  /** Leaves no bytes of rows that were deleted or replaced, on a platform that would keep them for a time. */
  scrub?(): Promise<void>;
}

/** A frame that needs no room to be answered, and its answer. */
export interface AutoResponse {
  readonly request: string;
  readonly response: string;
}

/** All that a room may ask of its platform. */
export interface RoomHost {
  readonly environment: EnvironmentResult;
  readonly storage: RoomStorage;
  /** The files that visitors sent to this room. */
  readonly files: FileStore;
  readonly alarm: { get(): Promise<number | null>; set(at: number): Promise<void> };
  connections(): Iterable<Connection>;
  /** Sends a request to another room of this deployment; rejects when the platform cannot carry it. */
  callRoom(kind: RoomKind, id: string, path: string, init?: RequestInit): Promise<Response>;
  /** The present, in milliseconds since 1970. */
  now(): number;
  /** Makes a random id of the protocol's shape. */
  newId(): string;
  /** Calls back once after `delayMs`, unless cancelled; does not outlive hibernation. */
  after(delayMs: number, callback: () => void): () => void;
  log(entry: LogEntry): void;
  /** Keeps the room in memory until work that no call waits for has ended, on platforms that would take it out meanwhile. */
  readonly waitUntil?: (work: Promise<unknown>) => void;
  /**
   * Lists the ids of rooms that hold rows, in ascending order: at most `limit` of a kind after the id `after`. Absent on platforms
   * that cannot.
   */
  readonly listRooms?: (kind: ListedKind, after: string, limit: number) => Promise<string[]>;
  /** Fetches foreign addresses, on platforms that can check where a name leads; elsewhere the network has to. */
  readonly fetchForeign?: typeof globalThis.fetch;
  /** The way of mail; absent where none is set up, and then none is promised. */
  readonly mailer?: Mailer;
}

/**
 * The header of a socket's request that tells its room the address that limits count. The host sets it, in place of any that
 * came from outside.
 */
export const ADDRESS_HEADER = "x-prosa-address";

/** The calls that a platform makes to a room. Between two calls the platform may evict the room and make it again. */
export interface Room {
  onConnect(connection: Connection, request: Request): Promise<void>;
  onFrame(connection: Connection, frame: unknown): Promise<void>;
  onClose(connection: Connection): Promise<void>;
  onRequest(request: Request): Promise<Response>;
  onAlarm(): Promise<void>;
  /** The room is about to leave memory, on platforms that tell: it writes what would have to be found out again. */
  onRest?(): Promise<void>;
}

/** Splits a room's address, `/party/:id/…` or `/parties/:party/:id/…`, into the room's id, as it is written, and the path within. */
export function roomPath(url: string): { id: string; path: string } {
  const [, head, ...rest] = new URL(url).pathname.split("/");
  const [id = "", ...path] = head === "parties" ? rest.slice(1) : rest;
  return { id, path: `/${path.join("/")}` };
}
