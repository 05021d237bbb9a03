import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Colleague, DeskRow } from "@prosa/protocol/desk";
import { deskRow } from "../../../test/desk-row.ts";
import { nextOffer } from "./next-offer.ts";

function colleague(name: string, parts: Partial<Colleague> = {}): Colleague {
  const id = `person-${name}`;
  return {
    id,
    name,
    role: "agent",
    teams: [],
    languages: [],
    capacity: 2,
    presence: "online",
    open: 0,
    ...parts,
  };
}

function chosen(
  queue: DeskRow[],
  people: Colleague[],
  state: Partial<Parameters<typeof nextOffer>[2]> = {},
): [session: string, person: string] | null {
  const full = { offers: new Map(), declined: new Map(), assignedAt: new Map(), ...state };
  const next = nextOffer(queue, people, full);
  return next && [next.row.session, next.person];
}

const [one, two] = [deskRow("session-0001"), deskRow("session-0002")];

describe("nextOffer", () => {
  it("[I20] offers the head of the queue to the person who has waited longest for one", () => {
    const people = [colleague("ana"), colleague("bia"), colleague("caio")];
    const assignedAt = new Map([
      ["person-ana", 30],
      ["person-bia", 10],
      ["person-caio", 20],
    ]);
    assert.deepEqual(chosen([one, two], people, { assignedAt }), ["session-0001", "person-bia"]);
  });

  it("passes over people who are away, full, or have an offer already", () => {
    const offers = new Map([["session-0009", { person: "person-caio", until: 1 }]]);
    const people = [
      colleague("ana", { presence: "away" }),
      colleague("bia", { open: 2 }),
      colleague("caio"),
      colleague("dora", { open: 1 }),
    ];
    assert.deepEqual(chosen([one], people, { offers }), ["session-0001", "person-dora"]);
    assert.equal(chosen([one], people.slice(0, 3), { offers }), null);
  });

  it("asks nobody for a language or a team that is not theirs, and goes on to the next visitor", () => {
    const english = deskRow("session-0003", { language: "en" });
    const sales = deskRow("session-0004", { owner: { type: "queue", since: 1, team: "vendas" } });
    const people = [colleague("ana", { languages: ["pt-BR"] })];
    assert.deepEqual(chosen([english, sales, one], people), ["session-0001", "person-ana"]);
    const bia = colleague("bia", { languages: ["en"], teams: ["vendas"] });
    assert.deepEqual(chosen([english, sales, one], [...people, bia]), ["session-0003", "person-bia"]);
  });

  it("asks nobody twice who let the conversation go, and first the one who ended it before", () => {
    const people = [colleague("ana"), colleague("bia"), colleague("caio")];
    const declined = new Map([["session-0001", new Set(["person-ana"])]]);
    assert.deepEqual(chosen([one], people, { declined }), ["session-0001", "person-bia"]);
    const back = deskRow("session-0001", { preferred: { id: "person-caio", name: "caio" } });
    assert.deepEqual(chosen([back], people, { declined }), ["session-0001", "person-caio"]);
  });
});
