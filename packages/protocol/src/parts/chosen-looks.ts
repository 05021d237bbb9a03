import type { Looks } from "./looks.ts";

/** The looks that an owner chose, as visitors get them (`visitedLooksSchema`). */
export function chosenLooks({ accent, position, theme, radius, font, logo }: Looks): string {
  const chosen = {
    ...(accent && { accent }),
    ...(position === "left" && { position }),
    ...(theme !== "auto" && { theme }),
    ...(radius !== undefined && { radius: String(radius) }),
    ...(font !== "system" && { font }),
    ...(logo && { logo }),
  };
  return String(new URLSearchParams(chosen));
}
