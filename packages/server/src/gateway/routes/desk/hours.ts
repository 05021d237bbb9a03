import { type OpeningHours, openingHoursSchema, type SiteSettings } from "@prosa/protocol";
import type { HoursAnswer } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { openingAt } from "../../../hours/calendar.ts";
import { closedDaysOf, ICAL_BYTES_MAX, IcalError } from "../../../hours/ical.ts";
import { readJson, readRequestBytes } from "../../body.ts";
import { requirePerson, requireRole } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { readSettings } from "../../rooms.ts";
import { putSettings } from "../../sites.ts";

/** The time ahead for which the days of an iCal calendar are taken over, in years. */
const ICAL_YEARS = 2;

/** Adds the routes to a site's opening hours, which are part of its settings. */
export function addDeskHoursRoutes(app: GatewayApp): void {
  app.get("/api/desk/hours", async (context) => {
    const incoming = context.get("incoming");
    const { site } = await requirePerson(incoming);
    return context.json(answerOf(await readSettings(incoming.host, site), incoming.host.now()));
  });

  app.put("/api/desk/hours", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requireRole(incoming, ["owner"]);
    const hours = await readJson(incoming.request, z.nullable(openingHoursSchema));
    return context.json(await changeHours(incoming, { site, by: account.id }, () => hours));
  });

  app.post("/api/desk/hours/ical", async (context) => {
    const incoming = context.get("incoming");
    const { request, host } = incoming;
    const { site, account } = await requireRole(incoming, ["owner"]);
    const tooLarge = `A calendar holds at most ${ICAL_BYTES_MAX} bytes.`;
    const text = new TextDecoder().decode(await readRequestBytes(request, ICAL_BYTES_MAX, tooLarge));
    return context.json(
      await changeHours(incoming, { site, by: account.id }, (hours) => withCalendar(hours, text, host.now())),
    );
  });
}

/** Changes the hours in the site's settings, and has the desk follow them at once. */
async function changeHours(
  incoming: Incoming,
  { site, by }: { site: string; by: string },
  change: (hours: OpeningHours | null) => OpeningHours | null,
): Promise<HoursAnswer> {
  const { host } = incoming;
  const { openingHours: before, ...rest } = await readSettings(host, site);
  const openingHours = change(before ?? null);
  const settings = { ...rest, ...(openingHours !== null && { openingHours }) };
  await putSettings(incoming, site, settings);
  await askDesk(host, site, "/facts", {
    method: "POST",
    body: JSON.stringify({ by, what: "changed-hours" }),
  });
  return answerOf(settings, host.now());
}

/** Adds the whole days of an iCal text to the days that differ, in place of those of the same date. */
function withCalendar(hours: OpeningHours | null, text: string, now: number): OpeningHours {
  if (hours === null) {
    throw new ProblemError(409, "no-hours", "Set the week's hours at PUT /api/desk/hours first.");
  }
  const today = new Date(now).toISOString().slice(0, 10);
  const end = `${Number(today.slice(0, 4)) + ICAL_YEARS}${today.slice(4)}`;
  try {
    const closed = closedDaysOf(text, today, end);
    const own = hours.exceptions?.filter(({ date }) => !closed.some((day) => day.date === date)) ?? [];
    const exceptions = [...own, ...closed].sort((one, other) => (one.date < other.date ? -1 : 1));
    const parsed = openingHoursSchema.safeParse({ ...hours, exceptions });
    if (parsed.success) return parsed.data;
    throw new ProblemError(422, "too-many-days", "That many days do not fit; leave out days of the past.");
  } catch (error) {
    if (!(error instanceof IcalError)) throw error;
    throw new ProblemError(422, "bad-calendar", error.message);
  }
}

function answerOf(
  { openingHours = null }: { openingHours?: SiteSettings["openingHours"] | null },
  now: number,
): HoursAnswer {
  return { hours: openingHours, ...(openingHours ? openingAt(openingHours, now) : { isOpen: true }) };
}
