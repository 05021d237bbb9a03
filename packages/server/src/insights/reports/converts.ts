import type { Insights } from "@prosa/protocol/desk";
import type { Totals } from "../rollups/cell.ts";
import { SMALL_CELL } from "./named-counts.ts";
import { wilson } from "./wilson.ts";

/** The rows that are told: those of the most conversations. */
const ROWS_MAX = 40;

const HEAD = "path|";

/** Shares of conversations that convert, by strategy, intent and stage of their last turn; places of few conversations are left out. */
export function convertsOf(totals: Totals): Insights["converts"] {
  return Object.entries(totals)
    .filter(([key, count]) => key.startsWith(HEAD) && count >= SMALL_CELL)
    .map(([key, conversations]): Insights["converts"][number] => {
      const place = key.slice(HEAD.length);
      const [strategy = "", intent = "", stage = "", arm = ""] = place.split("|");
      const [run = "", variant = ""] = arm.split(":");
      const [experiment = ""] = run.split("~");
      const converted = totals[`path-converted|${place}`] ?? 0;
      return {
        strategy,
        intent,
        stage,
        arm: arm === "" ? null : { experiment, variant },
        known: arm === "" ? "observed" : "randomised",
        conversations,
        converted,
        interval: wilson(converted, conversations),
        opens: { path: place },
      };
    })
    .sort((one, other) => other.conversations - one.conversations || other.converted - one.converted)
    .slice(0, ROWS_MAX);
}
