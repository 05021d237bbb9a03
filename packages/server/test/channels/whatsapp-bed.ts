import assert from "node:assert/strict";
import { FakeGraph, type FakePerson, WHATSAPP_ACCESS } from "../../scripts/fakes/graph.ts";
import type { Variables } from "../testbed.ts";
import { type ChannelBed, startChannelBed } from "./channel-bed.ts";

/** A site that is connected to a number of a fake WhatsApp. */
export interface WhatsAppBed extends ChannelBed<FakeGraph> {
  /** Has a person write; resolves once the site has the update. */
  write(person: FakePerson, text: string): Promise<void>;
  /** Everything that a person has read, as one text. */
  readOf(person: FakePerson): string;
}

export async function startWhatsAppBed(variables: Variables = {}): Promise<WhatsAppBed> {
  const stage = await startChannelBed(
    (deliveries, now) => new FakeGraph(deliveries, now).start(),
    ({ origin }) => ({ PROSA_GRAPH_URL: origin, ...variables }),
    { channel: "whatsapp", ...WHATSAPP_ACCESS },
  );
  const { fake, connection } = stage;
  assert.ok(await fake.useWebhook(connection.webhook, connection.facts.verifyToken ?? ""));
  return {
    ...stage,
    write: (person, text) => fake.deliveries.deliver([fake.text(person, text)]),
    readOf: (person) => fake.readBy(person).join("\n"),
  };
}

let count = 0;

/** A person whom no other test knows, with a phone unless told otherwise. */
export function newPerson(hasPhone = true): FakePerson {
  count += 1;
  const number = String(count).padStart(4, "0");
  return {
    userId: `BR.15025763946${number}`,
    name: "Ana Souza",
    ...(hasPhone && { phone: `553590000${number}` }),
  };
}
