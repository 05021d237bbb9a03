import type { Language } from "@prosa/protocol";
import type { Mood, Presence, Role, View } from "@prosa/protocol/desk";
import type { CommandId } from "../client/command-ids.ts";

/** All words of the desk in one language. A missing one does not compile. */
export interface Strings {
  tag: Language;
  signIn: {
    title: string;
    email: string;
    password: string;
    submit: string;
    bad: string;
    tooMany: string;
    offline: string;
    failed: string;
    passkey: string;
    or: string;
    passkeyNeeded: string;
    badPasskey: string;
    code: string;
    codeHint: string;
    badCode: string;
  };
  invitation: {
    title: (site: string) => string;
    name: string;
    passwordHint: (letters: number) => string;
    submit: string;
    unknown: string;
    emailTaken: string;
  };
  views: Readonly<Record<View, string>>;
  empty: Readonly<Record<View, readonly [title: string, hint: string]>>;
  today: (resolved: number, people: number) => string;
  presence: Readonly<Record<Presence, string>>;
  areas: {
    inbox: string;
    tickets: string;
    contacts: string;
    channels: string;
    insights: string;
    experiments: string;
    unanswered: string;
    conversations: string;
    knowledge: string;
    webhooks: string;
    crm: string;
    people: string;
    hours: string;
    replies: string;
    macros: string;
    settings: string;
    sites: string;
    account: string;
    setup: string;
  };
  /** The groups of pages in the rail. */
  pageGroups: Readonly<Record<"work" | "learning" | "setup", string>>;
  /** Over the colleagues who are there. */
  online: string;
  account: { menu: string; away: string; sound: string; undo: string; keys: string; signOut: string };
  back: string;
  close: string;
  visitor: string;
  choose: string;
  chooseHint: string;
  connection: {
    connecting: string;
    offline: string;
    /** Over what becomes of a list, or of a conversation, of which nothing has come yet. */
    lost: string;
    noRows: string;
    noTalk: string;
    noServer: string;
    noServerHint: string;
    again: string;
  };
  owner: { assistant: string; queue: string; me: string; agent: (name: string) => string };
  phase: { snoozed: (until: string) => string; resolved: string };
  act: {
    takeOver: string;
    reopen: string;
    cancelOffer: (name: string) => string;
    accept: string;
    decline: string;
    send: string;
    note: string;
    undo: string;
    again: string;
    drop: string;
    more: string;
    details: string;
    toQueue: string;
    nobodyElse: string;
  };
  snoozes: { hour: string; threeHours: string; tomorrow: string; monday: string };
  said: { assistant: string; notice: string; you: string };
  event: {
    handedOver: string;
    toAgent: (name: string) => string;
    toAssistant: string;
    toQueue: string;
    resolved: (name: string | undefined) => string;
    reopened: string;
    rated: Readonly<Record<"up" | "down", string>>;
    scored: (score: number) => string;
    submitted: string;
    acted: (act: string, by: string | undefined, to: string | undefined) => string;
    survey: string;
    form: string;
    called: (tool: string) => string;
    callEnds: Readonly<Record<"answered" | "failed" | "unanswered", string>>;
    news: string;
    today: string;
    yesterday: string;
  };
  composer: {
    reply: string;
    note: string;
    label: string;
    noteLabel: string;
    notYours: (owner: string) => string;
    windowClosed: string;
    resolved: string;
    others: (names: string) => string;
    replies: string;
    noReplies: string;
    attach: string;
    sending: string;
    waiting: string;
    /** No reply can be sent before the conversation is there. */
    unheard: string;
  };
  suggestion: { title: string; use: string; unsure: string; failed: string };
  details: {
    title: string;
    contact: string;
    online: string;
    offline: string;
    seen: string;
    language: string;
    waiting: (minutes: number) => string;
    left: (minutes: number) => string;
    viewers: (names: string) => string;
    typing: string;
    priority: string;
    priorities: readonly [string, string, string, string];
    tags: string;
    addTag: string;
    talk: string;
    started: string;
    asked: string;
    messages: string;
    noContact: string;
  };
  /** `by` is the colleague who passes the conversation on; absent where the desk offers it. */
  offer: (visitor: string, by?: string) => string;
  rejected: {
    stale: (name: string) => string;
    claimed: (name: string) => string;
    other: string;
  };
  told: Readonly<
    Record<
      "claimed" | "resolved" | "snoozed" | "handed-back" | "transferred" | "offered" | "reopened",
      string
    >
  > & {
    undone: string;
    gone: string;
    queued: (visitor: string) => string;
  };
  commands: Readonly<Record<CommandId, string>>;
  groups: { go: string; conversation: string; writing: string; desk: string };
  palette: { title: string; placeholder: string; nothing: string; person: (name: string) => string };
  keys: { title: string; quiet: string };
  unread: (count: number) => string;
  /** The names of a visitor's bad moods. */
  moods: Readonly<Record<Mood, string>>;
  people: {
    title: string;
    intro: string;
    invite: string;
    inviteTitle: string;
    role: string;
    roles: Readonly<Record<Role, string>>;
    roleHints: Readonly<Record<Role, string>>;
    linkReady: string;
    linkHint: (days: number) => string;
    /** Said in its place where the server mailed the invitation. */
    linkMailed: (email: string) => string;
    copy: string;
    copied: string;
    name: string;
    email: string;
    presence: string;
    open: string;
    capacity: string;
    teams: string;
    teamsHint: string;
    remove: string;
    removeAsk: (name: string) => string;
    bringBack: string;
    removePicture: string;
    needsPasskey: string;
    needsPasskeyHint: string;
    needsCode: string;
    needsCodeHint: string;
    demand: string;
    demandHint: string;
    demandOn: string;
    demandOff: string;
    left: string;
    all: string;
    filter: string;
    you: string;
    failed: string;
    onlyOwners: string;
    save: string;
    cancel: string;
    saved: string;
    edit: (name: string) => string;
    nobody: string;
    lastOwner: string;
  };
  hours: {
    title: string;
    intro: string;
    none: string;
    begin: string;
    open: string;
    openUntil: (time: string) => string;
    closed: string;
    closedUntil: (time: string) => string;
    timeZone: string;
    holidays: string;
    exceptions: string;
    date: string;
    name: string;
    from: string;
    to: string;
    addDay: string;
    addSpan: string;
    calendar: string;
    remove: string;
    onlyOwners: string;
  };
  replies: {
    title: string;
    intro: string;
    add: string;
    search: string;
    shortcut: string;
    shortcutHint: string;
    text: string;
    variables: string;
    variableNames: { visitor: string; agent: string; site: string; email: string };
    fallbackHint: string;
    preview: string;
    remove: string;
    nothing: string;
    taken: string;
  };
}
