import type { Contact } from "@prosa/protocol";
import type { ContactDetail, Role } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { momentOf } from "../inbox/time.ts";
import { renderAvatar } from "../parts/avatar.ts";
import { renderIcon } from "../parts/icons.ts";
import { contactFile } from "./contact-requests.ts";
import type { ContactWords } from "./words.ts";

interface ContactView {
  detail: ContactDetail;
  words: ContactWords;
  tag: string;
  back: string;
  role: Role;
  /** A change is on its way. */
  isBusy: boolean;
  leave: () => void;
  merge: () => void;
  split: (session: string) => void;
  block: (isBlocked: boolean) => void;
  erase: () => void;
}

/** The latest that the visitor left, of all the sessions of a contact. */
function latestContact({ sessions }: ContactDetail): Contact {
  const left = sessions.flatMap(({ contact }) => contact ?? []);
  return left.toSorted((one, other) => other.at - one.at)[0]?.contact ?? {};
}

/** Renders one contact: the ways to reach it, what may be done, its conversations and its tickets. */
export function renderContact(view: ContactView): TemplateResult {
  const { detail, words, tag, role, isBusy } = view;
  const { session, blockedAt } = detail;
  const { name, email, phone } = latestContact(detail);
  const mayChange = role !== "agent";
  const consent = detail.sessions.find(({ contact }) => contact)?.contact;
  return html`<section class="open" aria-label=${name ?? words.unnamed}>
    <div class="head">
      <button class="bare" aria-label=${view.back} @click=${view.leave}>${renderIcon("back")}</button>
      ${renderAvatar(name, session)}<div><h1>${name ?? words.unnamed}</h1>
        ${consent ? html`<p class="soft">${words.left(momentOf(consent.at, tag))}</p>` : nothing}</div>
    </div>
    <div class="parts">
      ${blockedAt === undefined ? nothing : html`<p class="note">${words.blockedSince(momentOf(blockedAt, tag))}</p>`}
      <p class="reaches">${email ? html`<a href="mailto:${email}">${email}</a>` : nothing}${
        phone ? html`<a href="tel:${phone.replace(/[^+\d]/g, "")}">${phone}</a>` : nothing
      }</p>
      ${
        mayChange
          ? html`<div class="acts-row">
            <button ?disabled=${isBusy} @click=${view.merge}>${renderIcon("others")}${words.merge}</button>
            <button ?disabled=${isBusy} @click=${() => view.block(blockedAt === undefined)}>${renderIcon("close")}${blockedAt === undefined ? words.block : words.unblock}</button>
            ${
              role === "owner"
                ? html`<a class="button" download href=${contactFile(session)}>${renderIcon("download")}${words.download}</a>
                  <button class="danger" ?disabled=${isBusy} @click=${view.erase}>${words.erase}</button>`
                : nothing
            }</div>`
          : nothing
      }
      ${renderAttributes(view)}
      ${renderConversations(view)}
      <section><h2>${words.tickets}</h2><ul class="things">${detail.tickets.map(
        ({ id, number, subject, changedAt }) =>
          html`<li><a href="#/tickets?status=all&ticket=${encodeURIComponent(id)}"><b>${subject}</b><span class="soft">${number} · ${momentOf(changedAt, tag)}</span></a></li>`,
      )}${detail.tickets.length === 0 ? html`<li class="none">${words.noTickets}</li>` : nothing}</ul></section>
      ${consent ? html`<section><h2>${words.consent}</h2><p class="soft">${consent.consent}</p></section>` : nothing}
    </div>
  </section>`;
}

/** The attributes that the site told; of several sessions the latest holds. */
function renderAttributes({ detail, words, tag }: ContactView): TemplateResult | typeof nothing {
  const told = detail.sessions.flatMap(({ contact }) => contact ?? []);
  const sorted = told.toSorted((one, other) => one.at - other.at);
  const attributes = Object.entries(Object.assign({}, ...sorted.map((one) => one.attributes)));
  if (attributes.length === 0) return nothing;
  const shown = (value: unknown) =>
    typeof value === "boolean"
      ? value
        ? words.yes
        : words.no
      : typeof value === "number"
        ? value.toLocaleString(tag)
        : String(value);
  return html`<section><h2>${words.attributes}</h2><dl class="attributes">${attributes.map(
    ([name, value]) => html`<dt>${name}</dt><dd>${shown(value)}</dd>`,
  )}</dl></section>`;
}

function renderConversations({ detail, words, tag, role, split }: ContactView): TemplateResult {
  const { sessions, session: main } = detail;
  return html`<section><h2>${words.conversations}</h2><ul class="things">${sessions.map(
    ({ session, contact, conversation }) => {
      const count = conversation ? conversation.messages.visitor : undefined;
      const when = conversation?.lastAt ?? contact?.at;
      const told = [
        count === undefined ? words.notYet : words.messages(count),
        ...(conversation?.tags ?? []),
      ];
      return html`<li><a href="#/inbox/resolved/${encodeURIComponent(session)}"><b>${when === undefined ? session : momentOf(when, tag)}</b><span class="soft">${told.join(" · ")}</span></a>
        ${session !== main && role !== "agent" ? html`<button class="bare" @click=${() => split(session)}>${words.split}</button>` : nothing}</li>`;
    },
  )}</ul></section>`;
}
