import type { DeskRow } from "@prosa/protocol/desk";

/** A conversation that waits for a person, as the desk's row of it. */
export function deskRow(session: string, parts: Partial<DeskRow> = {}): DeskRow {
  return {
    session,
    rev: 1,
    ownership: 1,
    owner: { type: "queue", since: 1_000 },
    phase: { type: "open" },
    priority: 1,
    tags: [],
    language: "pt-BR",
    preview: "Quero falar com uma pessoa",
    lastAt: 1_000,
    lastBy: "visitor",
    unread: 1,
    ...parts,
  };
}
