import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PICTURE_BYTES } from "../../scripts/fakes/graph.ts";
import { until } from "../../test/channels/channel-bed.ts";
import { newPerson, startWhatsAppBed, type WhatsAppBed } from "../../test/channels/whatsapp-bed.ts";
import { putSite } from "../../test/client.ts";
import { OWNER } from "../../test/http.ts";
import { startStill } from "../../test/testbed.ts";
import { roomsOfSite } from "../gateway/site-export.ts";
import { readRoom, roomsOf } from "./row-lines.ts";

const SITE = "loja";

describe("a site that moves with its channels and files", () => {
  const opened: { stage?: WhatsAppBed } = {};
  const stage = () => opened.stage as WhatsAppBed;
  before(async () => {
    opened.stage = await startWhatsAppBed();
    await putSite(stage().bed, SITE, { model: "embedded", files: ["image/png"] });
  });
  after(() => stage().close());

  it("[I1] keeps the files of its conversations, and each person on a channel their own conversation", async () => {
    const { bed, fake, write, readOf } = stage();
    const person = newPerson();
    await write(person, "Qual é o prazo de troca?");
    await until(bed, () => readOf(person).includes("30 dias"));
    const session = bed.platform.idsOf("main").at(-1) ?? "";
    const picture = { type: "image", image: { id: "media-1", caption: "olha só" } };
    await fake.deliveries.deliver([fake.message(person, picture)]);
    const transcriptOf = async ({ platform }: typeof bed) =>
      (await platform.callRoom("main", session, "/transcript")).text();
    await until(bed, async () => (await transcriptOf(bed)).includes("olha só"));
    const fileId = /"fileId":"([\w-]+)"/.exec(await transcriptOf(bed))?.[1] ?? "";

    async function* sessions() {
      yield { session };
    }
    async function* lines() {
      const host = { callRoom: bed.platform.callRoom.bind(bed.platform), log: () => {} };
      const text = await new Response(roomsOfSite(host, SITE, sessions())).text();
      yield* text.trimEnd().split("\n");
    }
    const next = startStill({ variables: { PROSA_GRAPH_URL: fake.origin } });
    const kinds: string[] = [];
    for await (const room of roomsOf(lines())) {
      const read = readRoom(room);
      assert.ok(read.ok);
      const { kind, id } = read.value;
      kinds.push(kind);
      const init = { method: "PUT", headers: OWNER, body: `${room}\n` };
      assert.equal((await next.fetch(`/api/rooms/${kind}/${id}`, init)).status, 204, `${kind}/${id}`);
    }
    assert.equal(kinds.filter((kind) => kind === "channel").length, 1);

    const file = await next.platform.callRoom("main", session, `/files/${fileId}?site=${SITE}`);
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()).length, PICTURE_BYTES.length);
    const { pathname } = new URL(stage().connection.webhook);
    const { body, headers } = fake.text(person, "ainda sou eu");
    assert.equal((await next.fetch(pathname, { method: "POST", body, headers })).status, 200);
    await until(next, async () => (await transcriptOf(next)).includes("ainda sou eu"));
    assert.deepEqual(next.platform.idsOf("main"), [session]);
    await next.close();
  });
});
