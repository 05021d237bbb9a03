import type { Room } from "./desk-layers.ts";

/** The rows of a site's figures, and of the experiments that are judged by them, in the table of `layers.ts`. */
export const INSIGHTS_ROOMS: Readonly<Record<string, Room>> = {
  insights: {
    may: "insights/conversations insights/experiments insights/facts insights/questions insights/rollups platform security/sealing",
    libraries: "@prosa/protocol zod",
  },
  "insights/conversations": {
    may: "insights/facts insights/rollups insights/words platform",
    libraries: "@prosa/protocol zod",
  },
  "insights/facts": { may: "", libraries: "@prosa/protocol zod" },
  // Folded words, and their digests under a key of the site: what a search in words is kept by.
  "insights/words": { may: "language/text security", libraries: "" },
  "insights/questions": {
    may: "knowledge/query language platform security/sealing",
    libraries: "@prosa/protocol zod",
  },
  "insights/reports": { may: "files insights/rollups", libraries: "@prosa/protocol" },
  "insights/rollups": { may: "platform", libraries: "zod" },
  // The figures of a week or a month, mailed by the site's alarm.
  "site/reports": {
    may: "insights insights/reports insights/rollups mail platform security site/upkeep site/version",
    libraries: "@prosa/protocol zod",
  },
  "insights/experiments": { may: "insights/rollups", libraries: "@prosa/protocol" },
  // Arms are judged by the site's figures, and words of hurry by its own texts.
  "site/experiments": {
    may: "insights insights/experiments insights/rollups language/text platform site site/upkeep site/version",
    libraries: "@prosa/protocol",
  },
};
