import type { Language, SiteSettings } from "@prosa/protocol";
import { withFacts } from "../../insights/facts/untold-facts.ts";
import {
  type Arm,
  armsOf,
  armsToKeep,
  type KeptArms,
  settingsWithArms,
  siteWithArms,
} from "../../site/experiments/arms.ts";
import type { SiteView } from "../../site/sites.ts";
import type { ReceivedTurn } from "../../turn/turn.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";

/** The site as a welcome shows it, and the arms of its greeting and starters that the visitor is in. */
export function welcomedSite(
  site: SiteView,
  session: string,
  { language, row }: { language: Language; row: Readonly<SessionRow> | null },
): { site: SiteView; arms: KeptArms } {
  const kept = row?.arms ?? {};
  const arms = armsOf(site.settings, session, { parts: ["greeting", "starters"], language, kept });
  return { site: siteWithArms(site, arms), arms: Object.fromEntries(arms.map(({ key, arm }) => [key, arm])) };
}

/**
 * The change of a session's row as its visitor first says something: they met the greeting and the starters that the welcome
 * showed them. Arms of a run that is over count no more.
 */
export function metAtStart(
  {
    site,
    shown,
    language,
    text,
  }: { site: SiteView; shown: KeptArms; language: Language; text: string | undefined },
  at: number,
): (row: SessionRow) => Partial<SessionRow> {
  return ({ session, facts, arms }) => {
    const met = armsOf(site.settings, session, {
      parts: ["greeting", "starters"],
      language,
      kept: shown,
    }).filter(({ key }) => shown[key] !== undefined);
    const isPressed = (arm: Arm) =>
      arm.experiment.part === "starters" &&
      text !== undefined &&
      siteWithArms(site, [arm]).starters(language).includes(text.trim());
    const added = met.map((arm) => ({
      type: "exposed" as const,
      at,
      experiment: arm.key,
      variant: arm.arm,
      ...(isPressed(arm) && { isPressed: true }),
    }));
    return {
      facts: withFacts(facts, added),
      arms: { ...arms, ...Object.fromEntries(met.map(({ key, arm }) => [key, arm])) },
    };
  };
}

/** Forgets the arms of runs that are over; the next step writes it. */
export function forgetPastArms(log: Pick<SessionLog, "row" | "keepInMemory">, { settings }: SiteView): void {
  const arms = log.row?.arms ?? {};
  const kept = armsToKeep(arms, settings);
  if (Object.keys(kept).length < Object.keys(arms).length) log.keepInMemory(() => ({ arms: kept }));
}

type GuidanceArm = NonNullable<ReceivedTurn["arms"]>[number];

/** A site's settings as an LLM is to follow them in a session's turn, with the arms that may make a difference to it. */
export function guidedTurn(
  site: SiteView,
  { session }: Readonly<SessionRow>,
): { site: SiteSettings; arms?: readonly GuidanceArm[] } {
  const language = site.settings.languages[0] ?? "pt-BR";
  const arms = armsOf(site.settings, session, { parts: ["guidance"], language });
  if (arms.length === 0) return { site: site.settings };
  const met = arms.map(({ key, arm }) => ({ experiment: key, variant: arm, isGuidance: true as const }));
  return { site: settingsWithArms(site.settings, arms), arms: met };
}
