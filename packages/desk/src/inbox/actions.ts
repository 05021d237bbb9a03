import type { Colleague, Role } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import type { Act } from "../client/conversation-room.ts";
import type { Conversation } from "../client/conversation-state.ts";
import type { Strings } from "../strings/index.ts";
import { tomorrowMorning } from "./time.ts";

interface ActionsView {
  conversation: Conversation;
  me: string;
  role: Role;
  people: Iterable<Colleague>;
  act: (act: Act) => void;
  claim: () => void;
}

/** Whether a person has the conversation. */
export function isWith({ state }: Conversation, person: string): boolean {
  return state?.owner.type === "agent" && state.owner.agent.id === person;
}

/** The claim of a person who wants the conversation: from a colleague who did not offer it, it is a takeover. */
export function claimOf({ state }: Conversation, person: string): Act {
  const isTakeover = state?.owner.type === "agent" && state.offer?.to.id !== person;
  return { type: "claim", ...(isTakeover && { isTakeover }) };
}

/** Renders the buttons of what the person may do with the conversation. */
export function renderActions(
  { conversation, me, role, people, act, claim }: ActionsView,
  strings: Strings,
): TemplateResult | typeof nothing {
  const { state } = conversation;
  const words = strings.act;
  if (!state) return nothing;
  if (state.phase.type === "resolved")
    return html`<button class="main" @click=${() => act({ type: "reopen" })}>${words.reopen}</button>`;
  if (!isWith(conversation, me)) {
    const isTaken = state.owner.type === "agent" && state.offer?.to.id !== me;
    if (isTaken && role === "agent") return nothing;
    return html`<button class="main" @click=${claim}>${isTaken ? words.takeOver : words.claim}</button>`;
  }
  if (state.offer)
    return html`<button @click=${() => act({ type: "decline" })}>${words.cancel} (${state.offer.to.name})</button>`;
  const others = [...people].filter(({ id, presence }) => id !== me && presence === "online");
  const transfer = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLSelectElement) || !currentTarget.value) return;
    act({ type: "transfer", to: { type: "person", person: currentTarget.value } });
    currentTarget.value = "";
  };
  return html`
    ${
      others.length > 0
        ? html`<label><span class="sr">${words.transfer}</span><select @change=${transfer}>
            <option value="">${words.transfer}</option>
            ${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
          </select></label>`
        : nothing
    }
    <button @click=${() => act({ type: "transfer", to: { type: "queue" } })}>${words.toQueue}</button>
    <button @click=${() => act({ type: "snooze", until: tomorrowMorning() })}>${words.snooze}</button>
    <button @click=${() => act({ type: "hand-back" })}>${words.handBack}</button>
    <button class="main" @click=${() => act({ type: "resolve" })}>${words.resolve}</button>`;
}

/** Renders why the last act was not done, and who has the conversation now. */
export function renderRejection(
  { rejection, state }: Conversation,
  { rejected, owner }: Strings,
): TemplateResult | typeof nothing {
  if (!rejection) return nothing;
  const name = state?.owner.type === "agent" ? state.owner.agent.name : owner.assistant;
  const isStale = rejection.code === "stale" || rejection.code === "not-owner";
  const words =
    rejection.code === "already-claimed"
      ? rejected.claimed(name)
      : isStale
        ? rejected.stale(name)
        : rejected.other;
  return html`<p class="banner problem" role="alert">${words}</p>`;
}
