import type { ChatContext, Feature } from "../../app/feature.ts";
import { onDemand } from "../../app/on-demand.ts";

/** Finds the survey's view; the menu shows it, too. */
export const findSurvey = onDemand(() => import("./survey.ts"));

/** The survey that a message asks for. Loaded with the first survey. */
export function createSurvey(context: ChatContext): Feature {
  return {
    renderPart: (part, messageId, strings) =>
      part.type === "survey"
        ? findSurvey(context.host)?.renderSurvey(messageId, strings, context)
        : undefined,
  };
}
