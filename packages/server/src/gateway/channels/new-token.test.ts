import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type ChannelConnection, channelConnectionsSchema } from "@prosa/protocol";
import { WHATSAPP_ACCESS } from "../../../scripts/fakes/graph.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import { startTelegramBed } from "../../../test/channels/telegram-bed.ts";
import { newPerson, startWhatsAppBed, type WhatsAppBed } from "../../../test/channels/whatsapp-bed.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";
import type { StillBed } from "../../../test/testbed.ts";

const QUESTION = "Qual é o prazo de troca?";
const NEW_TOKEN = "EAAFakeTokenThatTheOwnerMadeAnew00009";

const patch = (bed: StillBed, id: string, body: object) =>
  bed.fetch(`/api/channels/${id}?site=loja`, { method: "PATCH", headers: OWNER, body: JSON.stringify(body) });

async function shown(bed: StillBed): Promise<ChannelConnection | undefined> {
  const response = await bed.fetch("/api/channels?site=loja", { headers: OWNER });
  return channelConnectionsSchema.parse(await response.json()).connections[0];
}

describe("a channel whose token has ended", () => {
  const opened: { stage?: WhatsAppBed } = {};
  const stage = () => opened.stage as WhatsAppBed;
  before(async () => {
    opened.stage = await startWhatsAppBed();
  });
  after(() => stage().close());

  it("[F45] takes a new one of its account, and brings what waited to the same conversation", async () => {
    const { bed, fake, connection, write, readOf } = stage();
    const person = newPerson();
    await write(person, QUESTION);
    await until(bed, () => readOf(person).includes("30 dias"));
    const sessions = bed.platform.idsOf("main").length;
    fake.token = NEW_TOKEN;
    await write(person, "E qual é o telefone?");
    await until(bed, async () => (await shown(bed))?.fault?.code === "token");
    const wrong = await patch(bed, connection.id, { token: `${NEW_TOKEN}x` });
    await assertProblem(wrong, 422, "wrong-token");
    const changed = await patch(bed, connection.id, { token: NEW_TOKEN });
    assert.equal(changed.status, 200, await changed.clone().text());
    assert.ok(!(await changed.text()).includes(NEW_TOKEN));
    const now = await shown(bed);
    assert.deepEqual([now?.id, now?.webhook, now?.fault], [connection.id, connection.webhook, undefined]);
    await until(bed, () => readOf(person).includes("3333-0000"), 1_000);
    assert.equal(bed.platform.idsOf("main").length, sessions);
    assert.ok(!JSON.stringify(bed.platform.storedRows()).includes(NEW_TOKEN), "it is sealed");
    await assertProblem(await patch(bed, "nobody-knows-it", { token: NEW_TOKEN }), 404, "unknown-channel");
  });

  it("takes none of another bot, and is not called wrong where Telegram is in trouble", async () => {
    const { bed, fake, connection, close } = await startTelegramBed();
    const token = "987654321:AAFakeTokenOfAnotherBotOfThisServer01";
    await assertProblem(await patch(bed, connection.id, { token }), 422, "another-account");
    fake.isDown = true;
    await post(bed, `/api/channels/${connection.id}/check?site=loja`, "", OWNER);
    assert.equal((await shown(bed))?.fault?.code, "down");
    await close();
  });

  it("is told apart by a check from a platform that does not answer, and from rights that are missing", async () => {
    const { bed, fake, connection } = stage();
    const check = async () => {
      await post(bed, `/api/channels/${connection.id}/check?site=loja`, "", OWNER);
      return (await shown(bed))?.fault?.code;
    };
    fake.isDown = true;
    assert.equal(await check(), "down");
    fake.isDown = false;
    fake.token = WHATSAPP_ACCESS.token;
    assert.equal(await check(), "token");
    fake.token = NEW_TOKEN;
    assert.equal(await check(), undefined);
  });
});
