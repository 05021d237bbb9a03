import { type ChannelConnection, channelConnectionSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { callService } from "../extract/fetch/fetch.ts";
import type { RoomHost } from "../platform/room-host.ts";
import type { CallPlatform, Channel } from "./channel.ts";
import { createChannel } from "./registry.ts";

/** The time for which a connection in memory is trusted before its site is asked again, in milliseconds. */
const FRESH_MS = 5_000;
const HELD_MAX = 500;
const TIMEOUT_MS = 20_000;
/** Above the largest file that any channel hands out to us. */
const ANSWER_BYTES_MAX = 21 * 1024 * 1024;

const answerSchema = z.object({ connection: channelConnectionSchema, settings: z.unknown() });

/** A connection of a site, ready to use. */
export interface OpenConnection {
  readonly connection: ChannelConnection;
  readonly channel: Channel;
}

/** The connections that an isolate used lately. */
export class OpenConnections {
  readonly #held = new Map<string, { at: number; open: OpenConnection }>();

  /** Finds a connection of a site; `null` where there is none. Rejects when the site's room does not answer. */
  async find(
    host: Pick<RoomHost, "callRoom" | "environment" | "now" | "mailer">,
    site: string,
    id: string,
  ): Promise<OpenConnection | null> {
    const key = `${site}/${id}`;
    const held = this.#held.get(key);
    const age = held ? host.now() - held.at : FRESH_MS;
    if (held && age >= 0 && age < FRESH_MS) return held.open;
    const response = await host.callRoom("site", site, `/connections/${id}`);
    this.#held.delete(key);
    if (response.status === 404) return null;
    if (!response.ok || !host.environment.ok) throw new Error(`The site's room answered ${response.status}.`);
    const { connection, settings } = answerSchema.parse(await response.json());
    const channel = createChannel(connection.channel, settings, {
      environment: host.environment.value,
      mailer: host.mailer,
      isVerified: connection.verifiedAt !== undefined,
    });
    const open = { connection, channel };
    this.#held.set(key, { at: host.now(), open });
    const oldest = this.#held.keys().next();
    if (this.#held.size > HELD_MAX && !oldest.done) this.#held.delete(oldest.value);
    return open;
  }

  /** Forgets a connection that was changed or removed. */
  drop(site: string, id: string): void {
    this.#held.delete(`${site}/${id}`);
  }
}

/** Reaches the platforms, whose addresses are the deployment's own settings. */
export const callPlatform: CallPlatform = (address, init) =>
  callService(address, init, { timeoutMs: TIMEOUT_MS, maxBytes: ANSWER_BYTES_MAX });
