import type { DurableEvent, Language, OpeningHours } from "@prosa/protocol";
import type {
  Account,
  Agent,
  AgentEvent,
  CannedReply,
  Colleague,
  ContactDetail,
  ConversationState,
  ConversationWindow,
  Counts,
  DeskRow,
  HoursAnswer,
  InternalEvent,
  Macro,
  TicketDetail,
  UnansweredGroup,
  View,
} from "@prosa/protocol/desk";
import type { Page } from "playwright-core";
import { viewOf } from "../src/client/views.ts";
import { facePath } from "./account/faces.ts";
import { unansweredScene } from "./insights-scene.ts";
import { NOW } from "./now.ts";
import type { SceneDesk } from "./stage.ts";
import { SCENE_WORDS } from "./words.ts";

const MINUTE = 60_000;

export const LIA: Account = {
  id: "person-lia-00001",
  name: "Lia Andrade",
  avatarPath: facePath("lia"),
  email: "lia@aurora.example",
  role: "owner",
  teams: [],
  languages: [],
  capacity: 4,
  isActive: true,
  createdAt: NOW - 90 * 24 * 60 * MINUTE,
};
const { avatarPath: _, ...FACELESS } = LIA;
export const BIA = {
  ...LIA,
  id: "person-bia-00002",
  name: "Bia Moraes",
  avatarPath: facePath("bia"),
  email: "bia@aurora.example",
  role: "lead",
} as const;
export const TEO = {
  ...FACELESS,
  id: "person-teo-00003",
  name: "Téo Nunes",
  email: "teo@aurora.example",
  role: "agent",
} as const;
export const MARINA = "session-marina-7c1f";

/** One conversation as its room has it. */
export interface SceneTalk {
  log: DurableEvent[];
  internal: InternalEvent[];
  state: ConversationState;
  contact?: { name?: string; email?: string; phone?: string };
  viewers?: { agent: Agent; isReplying: boolean }[];
  isTyping?: boolean;
  /** Sent after what the room holds, as if it happened then. */
  later?: AgentEvent[];
}

/** All that the scripted server holds. */
export interface Scene {
  language: Language;
  /** The site searches words; what is put in the settings changes it. */
  hasWordSearch?: boolean;
  me: Account;
  site: string;
  people: Colleague[];
  rows: DeskRow[];
  talks: Map<string, SceneTalk>;
  offer?: string;
  replies: CannedReply[];
  hours: HoursAnswer;
  /** The visitors who left a contact; made by `contactsOf` where absent. */
  contacts?: ContactDetail[];
  /** The requests that people work on; made by `ticketsOf` where absent. */
  tickets?: TicketDetail[];
  groups: UnansweredGroup[];
  /** The window of the channel of every conversation; they are all of the web where absent. */
  window?: ConversationWindow;
  /** The language of the visitor, which the site's model translates; the site has no model where absent. */
  foreign?: Language;
  /** The macros of the site; made by `macrosOf` where absent. */
  macros?: Macro[];
  /** The rooms' sockets are refused. */
  isOffline?: boolean;
}

const WORK = { from: "09:00", to: "18:00" };
const HOURS = {
  timeZone: "America/Sao_Paulo",
  week: [
    [WORK],
    [WORK],
    [
      { from: "09:00", to: "12:00" },
      { from: "13:30", to: "18:00" },
    ],
    [WORK],
    [WORK],
    [{ from: "09:00", to: "13:00" }],
    [],
  ],
  holidays: "BR",
  exceptions: [{ date: "2026-12-24", spans: [{ from: "09:00", to: "13:00" }] }],
} satisfies OpeningHours;

export const agentOf = ({ id, name, avatarPath }: Agent): Agent => ({
  id,
  name,
  ...(avatarPath !== undefined && { avatarPath }),
});
const colleague = (account: Account, presence: Colleague["presence"], open: number): Colleague => {
  const { role, teams, languages, capacity } = account;
  return { ...agentOf(account), role, teams, languages, capacity, presence, open };
};

export function emptyScene(language: Language): Scene {
  return {
    language,
    me: LIA,
    site: SCENE_WORDS[language].site,
    people: [colleague(LIA, "online", 0), colleague(BIA, "online", 2), colleague(TEO, "away", 1)],
    rows: [],
    talks: new Map(),
    replies: SCENE_WORDS[language].replies.map(([shortcut, text]) => ({ shortcut, text, changedAt: NOW })),
    groups: unansweredScene(language),
    hours: { hours: HOURS, isOpen: true, closesAt: NOW + 198 * MINUTE },
  };
}

/** A working afternoon: a queue, conversations of one's own and of colleagues, one with all kinds of entries. */
export function busyScene(language: Language): Scene {
  const scene = emptyScene(language);
  const words = SCENE_WORDS[language];
  const mine: ConversationState["owner"] = { type: "agent", since: NOW - 9 * MINUTE, agent: agentOf(LIA) };
  const called = {
    type: "tool-called",
    after: 1,
    at: NOW - 15 * MINUTE,
    call: "call-of-scene-1",
    tool: words.tool[0],
    input: words.tool[1],
  } as const;
  scene.talks.set(MARINA, {
    log: marinaLog(language),
    internal: [
      { ...called, n: 1 },
      { ...called, n: 2, end: "answered" },
      { type: "acted", n: 3, after: 5, at: NOW - 9 * MINUTE, agent: agentOf(LIA), act: "claimed" },
      {
        type: "noted",
        n: 4,
        after: 7,
        at: NOW - 6 * MINUTE,
        agent: agentOf(LIA),
        id: "note-of-scene-1",
        text: words.note,
      },
    ],
    state: { ownership: 3, owner: mine, phase: { type: "open" }, priority: 2, tags: [...words.tags] },
    contact: { name: "Marina Couto", email: "marina.couto@example.com", phone: "+55 11 98765-4321" },
    viewers: [{ agent: agentOf(BIA), isReplying: false }],
  });
  const row = (at: number, parts: Partial<DeskRow>): DeskRow => ({
    session: `session-scene-${String(at).padStart(4, "0")}`,
    rev: at + 1,
    ownership: 1,
    owner: { type: "queue", since: NOW - at * 3 * MINUTE },
    phase: { type: "open" },
    priority: 1,
    tags: [],
    language,
    preview: words.others[at % words.others.length] ?? "",
    lastAt: NOW - at * 4 * MINUTE,
    lastBy: "visitor",
    unread: 0,
    ...parts,
  });
  const withBia = { type: "agent", since: NOW - 20 * MINUTE, agent: agentOf(BIA) } as const;
  scene.rows.push(
    row(0, {
      session: MARINA,
      visitor: "Marina Couto",
      owner: mine,
      priority: 2,
      tags: [...words.tags],
      preview: words.thanks,
      lastAt: NOW - MINUTE,
      unread: 1,
    }),
    row(1, {
      visitor: "João Pedro Lima",
      channel: "whatsapp",
      mood: "negative",
      owner: mine,
      preview: words.others[1] ?? "",
      unread: 2,
    }),
    row(2, { owner: mine, lastBy: "agent", preview: words.others[4] ?? "" }),
    row(3, {
      visitor: "Cecília Prado",
      owner: { type: "queue", since: NOW - 11 * MINUTE },
      priority: 3,
      mood: "angry",
      unread: 1,
      preview: words.others[2] ?? "",
    }),
    row(4, {
      owner: { type: "queue", since: NOW - 4 * MINUTE },
      mood: "negative",
      unread: 1,
      preview: words.others[0] ?? "",
    }),
    row(5, { visitor: "Aline", language: "es", owner: { type: "queue", since: NOW - MINUTE }, unread: 1 }),
    row(6, { visitor: "Rafael Souza", owner: withBia }),
    row(7, { visitor: "Dona Célia", owner: withBia, lastBy: "agent" }),
    row(8, { owner: { type: "assistant" }, lastBy: "assistant" }),
    row(9, { owner: { type: "assistant" }, lastBy: "assistant" }),
    row(10, { visitor: "Igor", owner: mine, phase: { type: "snoozed", until: NOW + 60 * MINUTE } }),
    row(11, {
      visitor: "Paula",
      owner: { type: "assistant" },
      phase: { type: "resolved", at: NOW - 60 * MINUTE },
      score: 5,
    }),
    row(12, {
      visitor: "Sr. Antônio",
      owner: { type: "assistant" },
      phase: { type: "resolved", at: NOW - 90 * MINUTE },
      score: 2,
    }),
  );
  const [me, bia, teo] = scene.people;
  if (me && bia && teo) scene.people = [{ ...me, open: 3 }, bia, teo];
  return scene;
}

/** A conversation in the hands of a colleague, who is writing. */
export function conflictScene(language: Language): Scene {
  const scene = busyScene(language);
  const talk = scene.talks.get(MARINA);
  const owner = { type: "agent", since: NOW - 9 * MINUTE, agent: agentOf(BIA) } as const;
  if (talk) {
    talk.state = { ...talk.state, owner };
    talk.viewers = [{ agent: agentOf(BIA), isReplying: true }];
    talk.later = [
      { type: "agent-rejected", code: "already-claimed", message: "Bia has it.", state: talk.state },
    ];
  }
  scene.rows = scene.rows.map((row) => (row.session === MARINA ? { ...row, owner } : row));
  scene.offer = "session-scene-0003";
  return scene;
}

/** Marina's conversation, in which she writes another language than the desk's, at a site with a model. */
export function foreignScene(language: Language, foreign: Language = "es"): Scene {
  const scene = { ...busyScene(language), foreign };
  const talk = scene.talks.get(MARINA);
  if (talk) talk.log = marinaLog(foreign);
  return scene;
}

/** Marina's conversation with a file of hers. */
export function filesScene(language: Language): Scene {
  const scene = busyScene(language);
  const sent = said(11, "visitor", "", NOW - MINUTE);
  const file = { fileId: "file-of-scene-1", mediaType: "application/pdf", byteCount: 182_400 } as const;
  sent.message.parts = [{ type: "file", name: "nota-fiscal.pdf", ...file }];
  scene.talks.get(MARINA)?.log.push(sent);
  return scene;
}

/** Marina's conversation as it waits for a person. */
export function queuedScene(language: Language): Scene {
  const scene = busyScene(language);
  const talk = scene.talks.get(MARINA);
  const owner = { type: "queue", since: NOW - 9 * MINUTE } as const;
  if (talk) {
    talk.log = talk.log.slice(0, 5);
    talk.internal = [];
    talk.state = { ...talk.state, owner };
  }
  scene.rows = scene.rows.map((row) => (row.session === MARINA ? { ...row, owner } : row));
  return scene;
}

/** A scene of many rows, all with the assistant. */
export function longScene(count: number): Scene {
  const scene = emptyScene("pt-BR");
  const { others } = SCENE_WORDS["pt-BR"];
  scene.rows = Array.from({ length: count }, (_, at) => ({
    session: `session-many-${String(at).padStart(6, "0")}`,
    rev: at + 1,
    ownership: 0,
    owner: { type: "assistant" },
    phase: { type: "open" },
    priority: 1,
    tags: at % 7 === 0 ? ["troca"] : [],
    visitor: `Visitante ${at}`,
    preview: others[at % others.length] ?? "",
    lastAt: NOW - at * 1_000,
    lastBy: "assistant",
    unread: 0,
  }));
  return scene;
}

/** A conversation of many messages, with Lia. */
export function longTalk(count: number): SceneTalk {
  const words = SCENE_WORDS["pt-BR"];
  const log = Array.from({ length: count }, (_, at): DurableEvent => {
    const author = (["visitor", "assistant", "agent"] as const)[at % 3] ?? "visitor";
    const text = author === "assistant" ? words.answer : `${at}: ${words.others[at % words.others.length]}`;
    return said(at + 1, author, text, NOW - (count - at) * MINUTE);
  });
  const owner = { type: "agent", since: NOW, agent: agentOf(LIA) } as const;
  return {
    log,
    internal: [],
    state: { ownership: 1, owner, phase: { type: "open" }, priority: 1, tags: [] },
  };
}

export function countsOf({ rows, me }: Pick<Scene, "rows" | "me">): Counts {
  const counts: Counts = { mine: 0, queue: 0, others: 0, assistant: 0, snoozed: 0, resolved: 0 };
  for (const row of rows) counts[viewOf(row, me.id) satisfies View] += 1;
  return counts;
}

export function said(
  seq: number,
  author: "visitor" | "assistant" | "agent" | "notice",
  text: string,
  at: number,
  id = `message-${seq}`,
): Extract<DurableEvent, { type: "said" }> {
  const by = author === "agent" && { agent: agentOf(LIA) };
  return { type: "said", seq, at, message: { id, author, parts: [{ type: "text", text }], ...by } };
}

function marinaLog(language: Language): DurableEvent[] {
  const words = SCENE_WORDS[language];
  const ago = (minutes: number) => NOW - minutes * MINUTE;
  const answer = said(2, "assistant", words.answer, ago(15));
  answer.message.parts.push({
    type: "citation",
    title: words.source,
    url: "https://aurora.example/trocas",
    quote: words.answer,
  });
  return [
    said(1, "visitor", words.ask, ago(16)),
    answer,
    said(3, "visitor", words.person, ago(13)),
    { type: "handed-over", seq: 4, at: ago(13), reason: "asked" },
    said(5, "notice", words.queued, ago(13)),
    { type: "owner-changed", seq: 6, at: ago(9), owner: "agent", agent: agentOf(LIA) },
    said(7, "agent", words.hello, ago(8)),
    said(8, "visitor", words.order, ago(7)),
    said(9, "agent", words.found, ago(3)),
    said(10, "visitor", words.thanks, ago(1)),
  ];
}

/** One view of the desk, as the gallery shows it and as the tests look at it. */
export interface DeskScene {
  name: string;
  make: (language: Language) => Scene;
  /** The address after `/desk/`. */
  at?: string;
  /** Brings the page where the scene wants it. */
  prepare?: (page: Page, desk: SceneDesk) => Promise<void>;
  /** The languages of its pictures; Portuguese alone unless told. */
  languages?: readonly Language[];
}

/** Resolves once an open conversation shows its last message. */
export async function talkShown(page: Page): Promise<void> {
  await page.locator("desk-talk .bubble").last().waitFor();
}
