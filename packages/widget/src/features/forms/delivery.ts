import type { RejectionCode } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { OutboxRow } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { reasonOf } from "../../strings/late.ts";
import type { Desk } from "./form-context.ts";
import { alertIcon, checkIcon, clockIcon } from "./icons.ts";

export interface DeliveryWords {
  sent: string;
  sending: string;
  waiting: string;
  notSent: string;
}

/** How far what the visitor gave has come on its way to the room, in a line with its sign. */
export function renderDelivery(
  row: OutboxRow | undefined,
  words: DeliveryWords,
  strings: Strings,
  desk: Desk,
): TemplateResult {
  const { state } = row ?? {};
  const isOnline = desk.controller.state.connection.status === "online";
  const [icon, line] =
    state?.type === "failed"
      ? [alertIcon, words.notSent]
      : state?.type === "sending"
        ? [clockIcon, isOnline ? words.sending : words.waiting]
        : [checkIcon, words.sent];
  return html`<p class="delivery" role="status" data-state=${state?.type ?? "sent"}>${icon}<strong>${line}</strong></p>
    ${row && state?.type === "failed" ? renderFailure(row, state.code, strings, desk) : nothing}`;
}

function renderFailure(
  { command }: OutboxRow,
  code: RejectionCode,
  strings: Strings,
  { controller }: Desk,
): TemplateResult {
  return html`<p class="state failed">
    ${reasonOf(code, strings)}
    <span class="acts">
      <button class="link" type="button" @click=${() => controller.retry(command.id)}>${strings.retry}</button>
      <button class="link" type="button" @click=${() => controller.discard(command.id)}>${strings.discard}</button>
    </span>
  </p>`;
}

/** Draws what has changed beside the state; resolves once it is drawn. */
export function redraw({ host }: Desk): Promise<boolean> {
  host.requestUpdate();
  return host.updateComplete;
}
