import type { VisitorContact } from "@prosa/protocol";
import type { ContactDetail, ContactPage, ConversationPanel } from "@prosa/protocol/desk";
import type { Request } from "playwright-core";
import { NOW } from "./now.ts";
import { MARINA, type Scene } from "./scene.ts";
import { ticketAnswer, ticketsOf } from "./tickets.ts";
import { SCENE_WORDS } from "./words.ts";

const HOUR = 60 * 60_000;
const PAGE = 100;
const PEOPLE = [
  ["Marina Couto", "marina.couto@example.com", "+55 11 98765-4321"],
  ["João Pedro Lima", "joao.lima@example.com", undefined],
  ["Cecília Prado", undefined, "+55 21 99888-7766"],
  [undefined, "compras@ferragem.example", undefined],
  ["Rafael Souza", "rafa@example.com", "+55 31 97777-1234"],
] as const;

/** The visitors of a busy site who left a contact. */
export function contactsOf({ language }: Scene): ContactDetail[] {
  const consent = SCENE_WORDS[language].queued;
  return PEOPLE.map(([name, email, phone], at) => {
    const session = at === 0 ? MARINA : `session-contact-${at}-00`;
    const left = { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
    const contact: VisitorContact = {
      session,
      at: NOW - at * 7 * HOUR,
      contact: left,
      consent,
      ...(at === 0 && { attributes: SCENE_WORDS[language].attributes }),
    };
    return {
      session,
      sessions: [
        {
          session,
          contact,
          conversation: {
            session,
            startAt: NOW - (at * 7 + 1) * HOUR,
            lastAt: NOW - at * 7 * HOUR,
            until: NOW + 30 * 24 * HOUR,
            outcome: "human",
            messages: { visitor: 4 + at, assistant: 2, agent: 3 },
            language,
            channel: "web",
            intents: [],
            sentiment: "neutral",
            stage: "",
            ratings: { up: 0, down: 0 },
            tags: at === 0 ? [...SCENE_WORDS[language].tags] : [],
            owner: "agent",
            conversions: 0,
          },
        },
      ],
      tickets:
        at === 0
          ? ticketsOf(language)
              .slice(0, 1)
              .map(({ ticket }) => ticket)
          : [],
      ...(at === 3 && { blockedAt: NOW - HOUR }),
    };
  });
}

/** The answer of a server to a request about contacts and tickets, as far as scenes need it. */
export function visitorsAnswer(scene: Scene, request: Request): object | undefined {
  return contactAnswer(scene, request) ?? panelAnswer(scene, request) ?? ticketAnswer(scene, request);
}

function contactAnswer(scene: Scene, request: Request): object | undefined {
  const { pathname, searchParams } = new URL(request.url());
  const [, api, area, session, part] = pathname.split("/");
  if (api !== "api" || area !== "contacts") return undefined;
  scene.contacts ??= contactsOf(scene);
  if (session === undefined) return pageOf(scene.contacts, searchParams);
  const found = scene.contacts.find((one) => one.session === session);
  if (!found) return undefined;
  const others = scene.contacts.filter((one) => one !== found);
  if (part === "merge" && request.method() === "POST") {
    const { with: other } = request.postDataJSON() as { with: string };
    const added = others.find((one) => one.session === other);
    found.sessions.push(...(added?.sessions ?? []));
    scene.contacts = scene.contacts.filter((one) => one !== added);
  } else if (part === "block" && request.method() === "PUT") found.blockedAt = NOW;
  else if (part === "block") delete found.blockedAt;
  else if (request.method() === "DELETE") scene.contacts = others;
  return found;
}

/** What is known of Marina's conversation. */
function panelAnswer(scene: Scene, request: Request): ConversationPanel | undefined {
  const { pathname } = new URL(request.url());
  const found = /^\/api\/desk\/conversations\/([^/]+)\/panel$/.exec(pathname)?.[1];
  if (found !== MARINA) return undefined;
  const { language } = scene;
  const words = SCENE_WORDS[language];
  const [marina, joao] = contactsOf(scene);
  const conversation = marina?.sessions[0]?.conversation ?? null;
  const before = joao?.sessions[0]?.conversation;
  const page = (name: string, at: number) => ({
    url: `https://aurora.example/${name}`,
    title: words.source,
    at,
  });
  return {
    identity: { id: "cliente-4471", name: "Marina Couto", attributes: words.attributes },
    visit: { pages: [page("trocas", NOW - HOUR), page("cadeiras/verde", NOW - 2 * HOUR)], conversions: [] },
    understood: { language, intent: "returns", action: "answer", confidence: 0.93, chosen: [] },
    hasModel: scene.foreign !== undefined,
    digest: [
      { question: words.ask, by: "assistant", answer: words.answer.replaceAll("*", "") },
      { question: words.order, by: "agent", answer: words.found },
      { question: words.person },
    ],
    conversation,
    earlier: before ? [{ ...before, outcome: "confirmed-button" }] : [],
    tickets: marina?.tickets ?? [],
  };
}

function pageOf(details: readonly ContactDetail[], asked: URLSearchParams): ContactPage {
  const sought = (asked.get("q") ?? "").toLowerCase();
  const all = details.flatMap(({ sessions, blockedAt }) => {
    const [first, ...others] = sessions;
    if (!first?.contact) return [];
    const { name = "", email = "", phone = "" } = first.contact.contact;
    if (!`${name} ${email} ${phone}`.toLowerCase().includes(sought)) return [];
    const merged = others.length > 0 && { merged: others.length };
    return [{ ...first.contact, ...merged, ...(blockedAt !== undefined && { blockedAt }) }];
  });
  const start = Number(asked.get("from") ?? 0);
  const end = start + PAGE;
  return { contacts: all.slice(start, end), ...(end < all.length && { next: String(end) }) };
}
