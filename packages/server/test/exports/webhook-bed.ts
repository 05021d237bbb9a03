import assert from "node:assert/strict";
import {
  type Delivery,
  deliveriesSchema,
  type ExportedType,
  exportedTypeSchema,
  type Webhook,
  webhookSecretSchema,
  webhooksSchema,
} from "@prosa/protocol";
import { FakeReceiver } from "../../scripts/fakes/receiver.ts";
import { OWNER, post } from "../http.ts";
import { SessionBed, SITE, settled } from "../session-bed.ts";
import type { Testbed } from "../testbed.ts";

/** The steps after which nothing comes about any more. */
const STEPS_MAX = 500;

/** A site whose events go to a local receiver, under a clock that rests until a test moves it. */
export class WebhookBed {
  readonly stage: SessionBed;
  readonly receiver: FakeReceiver;
  readonly id: string;

  readonly #inFlight = new Set<Promise<unknown>>();

  private constructor(stage: SessionBed, receiver: FakeReceiver, id: string) {
    this.stage = stage;
    this.receiver = receiver;
    this.id = id;
    stage.bed.platform.fetchForeign = (address, init) => {
      const sent = fetch(address, init);
      this.#inFlight.add(sent);
      const forget = () => this.#inFlight.delete(sent);
      sent.then(forget, forget);
      return sent;
    };
    // The rooms that are open know it from here on.
    stage.bed.platform.hibernate();
  }

  /** By default the receiver gets every event. */
  static async start(
    events: readonly ExportedType[] = exportedTypeSchema.options,
    settings: object = {},
  ): Promise<WebhookBed> {
    const stage = await SessionBed.start({ retentionDays: 30, ...settings });
    const receiver = await new FakeReceiver({ isAnyTime: true }).start();
    const id = await subscribe(stage.bed, receiver, events);
    return new WebhookBed(stage, receiver, id);
  }

  /** Resolves once nothing happens any more that does not wait for time, or for a receiver that says nothing. */
  async quiet(): Promise<void> {
    await settled(this.stage.bed);
    while (this.#inFlight.size > 0 && !this.receiver.takesSilently) {
      await Promise.allSettled(this.#inFlight);
      await settled(this.stage.bed);
    }
  }

  /** Ends the rooms as a power cut would; what they were sending has no sender any more. */
  async kill(): Promise<void> {
    await this.stage.bed.kill();
    this.#inFlight.clear();
  }

  /** Moves the clock on until something is so; what comes due on the way comes about. */
  async until(isSo: () => boolean | Promise<boolean>, stepMs = 500): Promise<void> {
    for (let steps = 0; ; steps += 1) {
      await this.quiet();
      if (await isSo()) return;
      assert.ok(steps < STEPS_MAX, "It does not come about.");
      this.stage.bed.clock.advance(stepMs);
    }
  }

  /** Moves the clock on, a step at a time, and lets what comes due come about after each. */
  async pass(ms: number, stepMs = ms): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      this.stage.bed.clock.advance(stepMs);
      await this.quiet();
    }
  }

  async webhook(): Promise<Webhook> {
    const found = (await listWebhooks(this.stage.bed)).find(({ id }) => id === this.id);
    assert.ok(found);
    return found;
  }

  async deliveries(): Promise<Delivery[]> {
    return listDeliveries(this.stage.bed, `/api/webhooks/${this.id}`);
  }

  async close(): Promise<void> {
    await this.receiver.close();
    await this.stage.bed.close();
  }
}

/** Subscribes a receiver to events of a site, as its owner; resolves with the webhook's id. */
export async function subscribe(
  bed: Pick<Testbed, "fetch">,
  receiver: FakeReceiver,
  events: readonly ExportedType[] = exportedTypeSchema.options,
  site = SITE,
): Promise<string> {
  const response = await post(bed, "/api/webhooks", { site, url: `${receiver.origin}/hook`, events }, OWNER);
  assert.equal(response.status, 201, await response.clone().text());
  const { webhook, secret } = webhookSecretSchema.parse(await response.json());
  receiver.secrets.push(secret);
  return webhook.id;
}

export async function listWebhooks(bed: Pick<Testbed, "fetch">): Promise<Webhook[]> {
  const response = await bed.fetch(`/api/webhooks?site=${SITE}`, { headers: OWNER });
  return webhooksSchema.parse(await response.json()).webhooks;
}

/** All deliveries of a webhook or a CRM, newest first, whatever pages they come in. */
export async function listDeliveries(bed: Pick<Testbed, "fetch">, of: string): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for (let from = ""; ; ) {
    const response = await bed.fetch(`${of}/deliveries?site=${SITE}${from}`, { headers: OWNER });
    assert.equal(response.status, 200);
    const { deliveries, next } = deliveriesSchema.parse(await response.json());
    found.push(...deliveries);
    if (next === undefined) return found;
    from = `&from=${next}`;
  }
}
