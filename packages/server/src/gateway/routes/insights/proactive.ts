import {
  type ArmAnswer,
  askArmRequestSchema,
  CONTROL,
  metArmRequestSchema,
  metInSessionRequestSchema,
  type SiteSettings,
} from "@prosa/protocol";
import { statsRoomOf } from "../../../insights/shards.ts";
import { type Arm, armsOf } from "../../../site/experiments/arms.ts";
import { requireSession } from "../../authentication.ts";
import { readJson } from "../../body.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../../incoming.ts";
import { requireOrigin } from "../../origins.ts";
import { limitAddress } from "../../rate-limits.ts";
import { askRoom, askSession, readSettings } from "../../rooms.ts";

/** Requests that one address may send, for every session that it may open. */
const REQUESTS_PER_SESSION = 4;

/**
 * Adds the routes of the experiment on the messages that a site says first. They know no visitor: a device asks for an arm and keeps
 * it, and says once that it met the arm; who it is, and whether it is the same, nobody is told.
 */
export function addProactiveRoutes(app: GatewayApp): void {
  app.post("/api/proactive", async (context) => {
    const incoming = context.get("incoming");
    const { site, run, arm } = await readJson(incoming.request, askArmRequestSchema);
    const settings = await readVisited(incoming, site);
    // The device keeps its arm, so that chance decides once; the new id is that chance.
    const kept = run !== undefined && arm !== undefined ? { [run]: arm } : {};
    const given = armIn(settings, incoming.host.newId(), kept);
    return context.json(answerOf(given));
  });

  app.post("/api/proactive/met", async (context) => {
    const incoming = context.get("incoming");
    const { site, run, arm } = await readJson(incoming.request, metArmRequestSchema);
    const settings = await readVisited(incoming, site);
    if (!isGoing(settings, run, arm)) return context.body(null, 204);
    const { host } = incoming;
    const room = statsRoomOf(site, host.newId());
    const init = { method: "POST", body: JSON.stringify({ run, arm }) };
    await askRoom(host, "stats", room, "/met", init);
    return context.body(null, 204);
  });

  app.post("/api/sessions/:id/met", async (context) => {
    const incoming = context.get("incoming");
    const { run, arm } = await readJson(incoming.request, metInSessionRequestSchema);
    const bearer = await requireSession(incoming, context.req.param("id"));
    const settings = await readVisited(incoming, bearer.site);
    if (!isGoing(settings, run, arm)) return context.body(null, 204);
    const init = { method: "POST", body: JSON.stringify({ run, arm }) };
    // 404: the visitor has said nothing yet, and nothing is kept of them.
    await askSession(incoming.host, bearer, `/met?site=${bearer.site}`, init);
    return context.body(null, 204);
  });
}

async function readVisited(incoming: Incoming, site: string): Promise<SiteSettings> {
  limitAddress(incoming, "proactive", REQUESTS_PER_SESSION * environmentOf(incoming).sessionsPerMinute);
  const settings = await readSettings(incoming.host, site);
  requireOrigin(incoming, settings);
  return settings;
}

/** The arm of the running experiment on proactive messages; none where none runs, or the arm was stopped. */
function armIn(
  settings: SiteSettings,
  chance: string,
  kept: Readonly<Record<string, string>>,
): Arm | undefined {
  if (settings.isArchived) return undefined;
  const [language = "pt-BR"] = settings.languages;
  const [given] = armsOf(settings, chance, { parts: ["proactive"], language, kept });
  const isKnown = given && armsIn(given).includes(given.arm);
  return isKnown ? given : undefined;
}

function armsIn({ experiment }: Arm): string[] {
  return [CONTROL, ...experiment.variants.map(({ id }) => id)];
}

/** True while visitors of an arm count in a run. */
function isGoing(settings: SiteSettings, run: string, arm: string): boolean {
  return armIn(settings, "", { [run]: arm })?.key === run;
}

function answerOf(given: Arm | undefined): ArmAnswer {
  if (!given) return {};
  const { experiment, key, arm } = given;
  const variants = experiment.variants.map(({ id, proactive = [] }) => ({ id, rules: proactive }));
  return { run: { key, arm, variants } };
}
