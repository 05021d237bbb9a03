import assert from "node:assert/strict";
import { type ChannelConnection, type ConnectChannelRequest, channelConnectionSchema } from "@prosa/protocol";
import { Deliveries } from "../../scripts/fakes/deliveries.ts";
import type { Models } from "../../src/models/registry.ts";
import type { Mailer } from "../../src/platform/mailer.ts";
import { addPage, putSite } from "../client.ts";
import { OWNER, post } from "../http.ts";
import { type StillBed, startShop, startStill, type Variables } from "../testbed.ts";
import { roundTrip } from "./round-trip.ts";

/** The name of the site whose channels are tried. */
const SITE = "loja";

/** A fake platform, as much as a bed needs of it. */
interface FakePlatform {
  readonly origin: string;
  close(): Promise<void>;
}

/** A site that is connected to a fake platform, under a clock that moves only while a test waits. */
export interface ChannelBed<Fake extends FakePlatform> {
  readonly bed: StillBed;
  readonly fake: Fake;
  /** The connection as its owner sees it. */
  readonly connection: ChannelConnection;
  close(): Promise<void>;
}

/** Starts a fake whose updates go to a server in memory, and connects the server's site to it. */
export async function startChannelBed<Fake extends FakePlatform>(
  start: (deliveries: Deliveries, now: () => number) => Promise<Fake>,
  variablesOf: (fake: Fake) => Variables,
  request: ConnectChannelRequest,
  { mailerOf, models }: { mailerOf?: (fake: Fake) => Mailer; models?: Models } = {},
): Promise<ChannelBed<Fake>> {
  const beds: { bed?: StillBed } = {};
  const deliver: typeof fetch = (address, init) => {
    if (!beds.bed) throw new Error("Nothing is delivered before the server has started.");
    const { pathname, search } = new URL(String(address));
    return beds.bed.fetch(pathname + search, init);
  };
  const now = () => beds.bed?.clock.now() ?? 0;
  const fake = await start(new Deliveries(Math.random, deliver), now);
  const mailer = mailerOf?.(fake);
  const bed = startStill({
    variables: variablesOf(fake),
    ...(mailer && { mailer }),
    ...(models && { models }),
  });
  beds.bed = bed;
  const shop = await startShop();
  await putSite(bed, SITE, { model: models ? "openai" : "embedded" });
  await addPage(bed, SITE, shop.url);
  const response = await post(bed, "/api/channels", { ...request, site: SITE }, OWNER);
  assert.equal(response.status, 201, await response.clone().text());
  return {
    bed,
    fake,
    connection: channelConnectionSchema.parse(await response.json()),
    async close() {
      await fake.close();
      await shop.close();
      await bed.close();
    },
  };
}

/** Moves the clock on until something is so; whatever waits for a time, or for an answer of a fake, comes about. */
export async function until(
  { clock }: StillBed,
  isSo: () => boolean | Promise<boolean>,
  stepMs = 100,
): Promise<void> {
  while (!(await isSo())) {
    clock.advance(stepMs);
    await roundTrip();
  }
}
