import type { ChannelProblem } from "@prosa/protocol";
import type { FieldName, Kind } from "./kinds.ts";

/** The words of the page on channels, which load with it. */
export interface ChannelWords {
  title: string;
  intro: string;
  add: string;
  connect: string;
  connecting: string;
  nothing: string;
  onlyOwners: string;
  fields: Readonly<Record<FieldName, string>>;
  /** The steps on the platform's side before the form, and those after it. */
  before: Readonly<Record<Kind, readonly string[]>>;
  after: Readonly<Record<Kind, string>>;
  callback: string;
  verifyToken: string;
  copy: string;
  copied: string;
  /** The address to which mails are passed on. */
  intake: string;
  isWaiting: (channel: string) => string;
  isVerified: (when: string) => string;
  isWell: string;
  /** On a channel with a fault, beside its words. */
  hasFault: string;
  /** The act of putting a new token in the place of one that has ended, and a line about it. */
  renew: string;
  renewHint: string;
  /** Said once the platform has taken the new token. */
  renewed: (name: string) => string;
  faults: Readonly<Record<"token" | "locked" | "payment" | "mail" | "down" | "other", string>>;
  check: string;
  checked: (name: string) => string;
  /** Said of an address of mail that is tried again. */
  tried: (address: string) => string;
  disconnect: string;
  disconnectAsk: (name: string) => string;
  since: (when: string) => string;
  usage: string;
  usageHint: string;
  month: string;
  category: string;
  billed: string;
  free: string;
  categories: Readonly<Record<string, string>>;
  siteOnly: string;
  siteOnlyHint: string;
  problems: Readonly<Record<ChannelProblem | "bad-body" | "failed" | "offline", string>>;
}
