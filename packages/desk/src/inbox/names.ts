import type { DeskRow } from "@prosa/protocol/desk";
import type { Strings } from "../strings/index.ts";

/** Letters of the session's id that tell two visitors without names apart. */
const LETTERS = 4;

/** A visitor's name, or one that stays the same for the whole conversation. */
export function nameOfVisitor(name: string | undefined, session: string, { visitor }: Strings): string {
  return name ?? `${visitor} ${session.slice(-LETTERS).toUpperCase()}`;
}

export function nameOfRow({ visitor, session }: DeskRow, strings: Strings): string {
  return nameOfVisitor(visitor, session, strings);
}
