import assert from "node:assert/strict";
import { FakeGraph } from "../../scripts/fakes/graph.ts";
import { type FakePage, PAGE_ACCESS } from "../../scripts/fakes/page.ts";
import { type ChannelBed, startChannelBed } from "./channel-bed.ts";

/** A site that is connected to a fake page, by Messenger or by Instagram. */
export interface MessengerBed extends ChannelBed<FakeGraph> {
  readonly page: FakePage;
  /** Has a person write; resolves once the site has the update. */
  write(person: string, text: string): Promise<void>;
  /** Everything that a person has read, as one text. */
  readOf(person: string): string;
}

export async function startMessengerBed(channel: FakePage["kind"]): Promise<MessengerBed> {
  const stage = await startChannelBed(
    (deliveries, now) => new FakeGraph(deliveries, now).start(),
    ({ origin }) => ({ PROSA_GRAPH_URL: origin }),
    { channel, ...PAGE_ACCESS[channel] },
  );
  const { fake, connection } = stage;
  const page = fake[channel];
  assert.ok(await page.useWebhook(connection.webhook, connection.facts.verifyToken ?? ""));
  return {
    ...stage,
    page,
    write: (person, text) => page.deliveries.deliver([page.text(person, text)]),
    readOf: (person) => page.readBy(person).join("\n"),
  };
}
