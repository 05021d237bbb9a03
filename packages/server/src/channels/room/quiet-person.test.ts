import assert from "node:assert/strict";
import { after, afterEach, describe, it, mock } from "node:test";
import { setImmediate } from "node:timers/promises";
import { AgentClient, visitingAgent } from "../../../test/agents.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import { newPerson, startWhatsAppBed } from "../../../test/channels/whatsapp-bed.ts";
import { settled } from "../../../test/session-bed.ts";
import { ALARM_SLACK_MS } from "../../platform/wake-up.ts";

const MINUTE_MS = 60_000;
const ANSWER = "Troco hoje mesmo.";
/** The steps of the event loop within which an alarm is handled. */
const STEPS = 20;

afterEach(() => mock.restoreAll());

describe("a message to somebody who writes nothing more", () => {
  it("[I16] has an alarm while the platform is asked, also a second one where that takes long", async () => {
    const { bed, write, readOf, close } = await startWhatsAppBed();
    after(close);
    const person = newPerson();
    await write(person, "Qual é o prazo de troca?");
    await until(bed, () => readOf(person).includes("30 dias"));
    for (let minute = 0; minute < 5; minute += 1) {
      bed.clock.advance(MINUTE_MS);
      await settled(bed);
    }
    const session = bed.platform.idsOf("main").at(-1) ?? "";
    const now = bed.clock.now();
    const lia = await AgentClient.join(bed, session, visitingAgent("loja", "Lia"), { now });
    const room = bed.platform.idsOf("channel").at(-1) ?? "";
    const alarmIn = () => (bed.platform.place("channel", room).alarm?.at ?? Infinity) - bed.clock.now();
    const seen: number[] = [];
    const { fetch } = globalThis;
    mock.method(globalThis, "fetch", async (...call: Parameters<typeof fetch>) => {
      if (seen.length === 0 && String(call[1]?.body).includes(ANSWER)) {
        seen.push(alarmIn());
        bed.clock.advance(ALARM_SLACK_MS + 1);
        for (let step = 0; step < STEPS; step += 1) await setImmediate();
        seen.push(alarmIn());
      }
      return fetch(...call);
    });
    await lia.do({ type: "claim" });
    await lia.do({ type: "say", text: ANSWER });
    await until(bed, () => readOf(person).includes(ANSWER));
    assert.equal(seen.length, 2);
    for (const inMs of seen) assert.ok(inMs > 0 && inMs <= ALARM_SLACK_MS, `${seen}`);
    lia.close();
  });
});
