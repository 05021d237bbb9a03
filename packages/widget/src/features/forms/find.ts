import { onDemand } from "../../app/on-demand.ts";

/** What only some conversations need, each loaded when it is first to be drawn. */
export const findForms = onDemand(() => import("./contact-form.ts"));
export const findSurvey = onDemand(() => import("../survey/survey.ts"));
export const findActions = onDemand(() => import("../actions/actions.ts"));
