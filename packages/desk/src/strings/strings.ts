import type { Presence, View } from "@prosa/protocol/desk";

/** All words of the desk in one language. A missing one does not compile. */
export interface Strings {
  tag: string;
  signIn: {
    title: string;
    email: string;
    password: string;
    site: string;
    submit: string;
    bad: string;
    tooMany: string;
    offline: string;
    failed: string;
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
  empty: Readonly<Record<View, string>>;
  presence: Readonly<Record<Presence, string>>;
  signOut: string;
  back: string;
  nobody: string;
  visitor: string;
  more: string;
  choose: string;
  connection: { connecting: string; offline: string };
  owner: { assistant: string; queue: string; me: string; agent: (name: string) => string };
  act: {
    claim: string;
    takeOver: string;
    handBack: string;
    resolve: string;
    reopen: string;
    toQueue: string;
    transfer: string;
    snooze: string;
    decline: string;
    cancel: string;
    send: string;
    note: string;
    again: string;
    drop: string;
    keys: string;
    accept: string;
    invite: string;
  };
  said: {
    agent: (name: string) => string;
    assistant: string;
    notice: string;
  };
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
  };
  composer: { reply: string; note: string; label: string; noteLabel: string; notYours: string };
  details: {
    title: string;
    contact: string;
    online: string;
    offline: string;
    seen: string;
    language: string;
    waiting: (minutes: number) => string;
    viewers: (names: string) => string;
    typing: string;
    priority: string;
    priorities: readonly [string, string, string, string];
    tags: string;
    addTag: string;
  };
  offer: (visitor: string) => string;
  rejected: {
    stale: (name: string) => string;
    claimed: (name: string) => string;
    other: string;
  };
  keys: readonly (readonly [string, string])[];
  invited: string;
  unread: (count: number) => string;
}
