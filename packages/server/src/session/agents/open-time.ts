import { openMsBetween } from "../../hours/calendar.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Sites } from "../../site/sites.ts";
import type { SessionLog } from "../log/session-log.ts";

/**
 * Computes how much of the present conversation's time, from its beginning until now, the site was open, in milliseconds.
 * Resolves with `undefined` where the site has no opening hours or cannot be reached: then nothing is told of it.
 */
export type OpenTime = () => Promise<number | undefined>;

export function createOpenTime({
  host,
  sites,
  log,
}: {
  host: RoomHost;
  sites: Sites;
  log: SessionLog;
}): OpenTime {
  return async () => {
    const { row } = log;
    const startAt = row?.facts.conversation?.startAt;
    if (!row || startAt === undefined) return undefined;
    const site = await sites.loadOrNull(row.site, host, "open-time-not-computed");
    const { openingHours } = site?.settings ?? {};
    return openingHours && openMsBetween(openingHours, startAt, Math.max(host.now(), row.lastAt));
  };
}
