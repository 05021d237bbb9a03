import { createEgressFetch } from "../../extract/fetch/egress.ts";
import { createHttpMailer } from "../../mail/http-mailer.ts";
import { systemClock } from "../../platform/clock.ts";
import type { EnvironmentResult } from "../../platform/environment.ts";
import { faultOf } from "../../platform/faults.ts";
import type { LogEntry } from "../../platform/log.ts";
import { ADDRESS_HEADER, type Room, type RoomHost, type RoomKind } from "../../platform/room-host.ts";
import { clientAddress } from "../../security/client-address.ts";

/** The part of `RoomHost` that needs nothing but web standards, so that all hosts of real clocks share it. */
export const webHost: Pick<RoomHost, "now" | "newId" | "after" | "log"> = {
  ...systemClock,
  newId: () => crypto.randomUUID(),
  log: writeLog,
};

/** The address that limits count for a request from `peer`, by the setting of whose word counts. */
export function addressOf(environment: EnvironmentResult, peer: string | null, headers: Headers): string {
  return clientAddress(peer, headers, environment.ok ? environment.value.trustProxy : { kind: "none" });
}

/** The way to foreign addresses through the service that the settings name, for runtimes that cannot look names up. */
export function egressOf(environment: EnvironmentResult): Pick<RoomHost, "fetchForeign"> {
  const egress = environment.ok ? environment.value.egress : undefined;
  return egress ? { fetchForeign: createEgressFetch(egress) } : {};
}

/** The way of mail through the service that the settings name; a server of mail is out of reach for all hosts but Node. */
export function mailerOf(environment: EnvironmentResult): Pick<RoomHost, "mailer"> {
  const mail = environment.ok ? environment.value.mail : undefined;
  return mail && /^https?:/.test(mail.url) ? { mailer: createHttpMailer(mail) } : {};
}

/** Adds to a request for a socket the address that its room counts, in place of any that its client wrote there. */
export function withAddress(request: Request, address: string): Request {
  const headers = new Headers(request.headers);
  headers.set(ADDRESS_HEADER, address);
  return new Request(request, { headers });
}

/** Answers a request to a room; a room that fails answers 500, and its fault goes to the log. */
export async function answerRequest(kind: RoomKind, room: Room, request: Request): Promise<Response> {
  try {
    return await room.onRequest(request);
  } catch (error) {
    writeLog({ level: "error", event: "room-request-failed", kind, error: faultOf(error) });
    return new Response(null, { status: 500 });
  }
}

/** Writes an entry as one JSON object a line, the form that every platform's log accepts. */
export function writeLog(entry: LogEntry): void {
  if (entry.level === "count") return;
  const line = JSON.stringify({ at: new Date().toISOString(), ...entry });
  if (entry.level === "error") console.error(line);
  else console.log(line);
}
