import type { ChatState } from "../../client/state/state.ts";
import type { StartFormStatus } from "../../view/slot.ts";
import type { FormContext } from "./form-context.ts";

/** Whether the site's form is required, offered, or neither: sent, skipped, or not wanted by the site. */
export function startFormStatusOf({ conversation: { state, drafts } }: FormContext): StartFormStatus {
  const form = state.site?.form;
  if (!form || isSubmitted(state)) return "none";
  if (form.isRequired) return "required";
  return drafts.isStartPassed || hasBegun(state) ? "none" : "offered";
}

function isSubmitted({ log, outbox }: ChatState): boolean {
  return [...outbox.map(({ command }) => command), ...log].some(
    (one) => (one.type === "submit" || one.type === "submitted") && one.messageId === undefined,
  );
}

function hasBegun({ log, outbox }: ChatState): boolean {
  return log.some(({ type }) => type === "said") || outbox.some(({ command }) => command.type === "say");
}
