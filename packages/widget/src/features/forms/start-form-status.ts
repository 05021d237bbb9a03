import type { StartStanding } from "../../app/feature.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Desk } from "./form-context.ts";

export function standingOf({ controller: { state, drafts } }: Desk): StartStanding {
  const form = state.site?.form;
  if (!form || isGiven(state)) return "none";
  if (form.isRequired) return "required";
  return drafts.isStartPassed || hasBegun(state) ? "none" : "offered";
}

function isGiven({ log, outbox }: ChatState): boolean {
  return [...outbox.map(({ command }) => command), ...log].some(
    (given) => (given.type === "submit" || given.type === "submitted") && given.messageId === undefined,
  );
}

function hasBegun({ log, outbox }: ChatState): boolean {
  return log.some(({ type }) => type === "said") || outbox.some(({ command }) => command.type === "say");
}
