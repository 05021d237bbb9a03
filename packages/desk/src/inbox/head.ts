import { html, nothing, type TemplateResult } from "lit";
import type { Act } from "../client/conversation-room.ts";
import type { Conversation } from "../client/conversation-state.ts";
import { renderFace } from "../parts/avatar.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import type { May } from "./may.ts";
import { snoozeItems, transferItems } from "./menus.ts";
import { nameOfVisitor } from "./names.ts";
import "../parts/menu.ts";

export interface HeadView {
  conversation: Conversation;
  me: string;
  may: May;
  /** Who has the conversation and how it is, in words. */
  status: string;
  receivers: readonly { name: string; run: () => void }[];
  areDetailsShown: boolean;
  act: (act: Act) => void;
  claim: () => void;
  toggleDetails: () => void;
  leave: () => void;
}

/** Renders the head of the open conversation: whose it is, who looks at it, and what may be done. */
export function renderHead(view: HeadView, strings: Strings): TemplateResult {
  const { visitor, session, viewers } = view.conversation;
  const others = viewers.filter(({ agent }) => agent.id !== view.me);
  return html`<div class="head">
    <button class="bare back" aria-label=${strings.back} @click=${view.leave}>${renderIcon("back")}</button>
    <div class="who"><h2>${nameOfVisitor(visitor.contact?.name, session, strings)}</h2><p>${renderOwner(view.conversation)}<span class="status">${view.status}</span></p></div>
    <span class="spring"></span>
    ${
      others.length > 0
        ? html`<div class="faces wide" role="img" aria-label=${strings.details.viewers(others.map(({ agent }) => agent.name).join(", "))}>${others.map(
            ({ agent, isReplying }) =>
              html`<span class=${isReplying ? "replying" : ""} title=${agent.name}>${renderFace(agent)}</span>`,
          )}</div>`
        : nothing
    }
    ${renderActs(view, strings)}
    <button class="bare" aria-label=${strings.act.details} title=${strings.act.details} aria-expanded=${view.areDetailsShown} @click=${view.toggleDetails}>${renderIcon("info")}</button>
  </div>`;
}

/** The face of who has the conversation. */
function renderOwner({ state }: Conversation): TemplateResult | typeof nothing {
  const { owner, phase } = state ?? {};
  return owner?.type === "agent" && phase?.type === "open" ? renderFace(owner.agent) : nothing;
}

function renderActs(
  { may, conversation, receivers, act: doAct, claim }: HeadView,
  strings: Strings,
): TemplateResult {
  const { commands, act } = strings;
  const offered = conversation.state?.offer?.to.name;
  if (may.claim)
    return html`<button class="main" @click=${claim}>${may.isTakeover ? act.takeOver : commands.claim}</button>`;
  if (may.reopen)
    return html`<button class="main" @click=${() => doAct({ type: "reopen" })}>${act.reopen}</button>`;
  return html`
    ${may.withdraw && offered ? html`<button @click=${() => doAct({ type: "decline" })}>${act.cancelOffer(offered)}</button>` : nothing}
    ${
      may.pass
        ? html`<desk-menu class="transfer" bare wordless icon="transfer" .label=${commands.transfer} .items=${transferItems(receivers, doAct, strings)}></desk-menu>
          <desk-menu class="snooze" bare wordless icon="snoozed" .label=${commands.snooze} .items=${snoozeItems(doAct, strings)}></desk-menu>
          <button class="bare wide" aria-label=${commands["hand-back"]} title=${commands["hand-back"]} @click=${() => doAct({ type: "hand-back" })}>${renderIcon("assistant")}</button>`
        : nothing
    }
    ${may.resolve ? html`<button class="main" aria-label=${commands.resolve} @click=${() => doAct({ type: "resolve" })}>${renderIcon("resolved")}<span class="words">${commands.resolve}</span></button>` : nothing}`;
}
