import type { Looks, VisitedLooks } from "./looks.ts";

/** What an owner chose of the looks, without what is the default. */
export function chosenLooks({ accent, position, theme, radius, font, logo }: Looks): VisitedLooks {
  return {
    ...(accent && { accent }),
    ...(position === "left" && { position }),
    ...(theme !== "auto" && { theme }),
    ...(radius !== undefined && { radius }),
    ...(font !== "system" && { font }),
    ...(logo && { logo }),
  };
}
