import type { RejectionCode } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { OutboxRow } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { reasonOf } from "../../strings/late.ts";
import type { FormContext } from "./form-context.ts";
import { alertIcon, checkIcon, clockIcon } from "./icons.ts";

interface DeliveryWords {
  sent: string;
  sending: string;
  waiting: string;
  notSent: string;
}

/** Renders a submission's way to the room: sending, waiting, sent or failed. */
export function renderDelivery(
  row: OutboxRow | undefined,
  words: DeliveryWords,
  strings: Strings,
  context: FormContext,
): TemplateResult {
  const { state } = row ?? {};
  const isOnline = context.conversation.state.connection.status === "online";
  const [icon, line] =
    state?.type === "failed"
      ? [alertIcon, words.notSent]
      : state?.type === "sending"
        ? [clockIcon, isOnline ? words.sending : words.waiting]
        : [checkIcon, words.sent];
  return html`<p class="delivery" role="status" data-state=${state?.type ?? "sent"}>${icon}<strong>${line}</strong></p>
    ${row && state?.type === "failed" ? renderFailure(row, state.code, strings, context) : nothing}`;
}

function renderFailure(
  { command }: OutboxRow,
  code: RejectionCode,
  strings: Strings,
  { conversation }: FormContext,
): TemplateResult {
  return html`<p class="state failed">
    ${reasonOf(code, strings)}
    <span class="retry-buttons">
      <button class="link" type="button" @click=${() => conversation.retry(command.id)}>${strings.retry}</button>
      <button class="link" type="button" @click=${() => conversation.discard(command.id)}>${strings.discard}</button>
    </span>
  </p>`;
}

/** Draws a change that is not in the state; resolves once it is drawn. */
export function redraw({ host }: FormContext): Promise<boolean> {
  host.requestUpdate();
  return host.updateComplete;
}
