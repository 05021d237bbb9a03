import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PICTURE_BYTES } from "../../../scripts/fakes/graph.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import { newPerson, startWhatsAppBed, type WhatsAppBed } from "../../../test/channels/whatsapp-bed.ts";
import { putSite } from "../../../test/client.ts";

describe("a file that a person sends on a channel", () => {
  const opened: { stage?: WhatsAppBed } = {};
  const stage = () => opened.stage as WhatsAppBed;
  before(async () => {
    opened.stage = await startWhatsAppBed();
  });
  after(() => stage().close());

  const sent = async (content: object) => {
    const { bed, fake, readOf } = stage();
    const person = newPerson();
    await fake.deliveries.deliver([fake.message(person, content)]);
    await until(bed, () => readOf(person) !== "");
    const session = bed.platform.idsOf("main").at(-1) ?? "";
    const transcript = await bed.platform.callRoom("main", session, "/transcript");
    return { session, read: readOf(person), transcript: await transcript.text() };
  };
  const picture = { type: "image", image: { id: "media-1", caption: "Qual é o prazo de troca?" } };

  it("is a mark with its caption where the site takes none, and the person is told", async () => {
    const { read, transcript } = await sent(picture);
    assert.match(transcript, /\[foto\] Qual é o prazo de troca\?/);
    assert.match(read, /Não recebo este arquivo por aqui/);
  });

  it("is said to be unheard where it is a recording and nothing transcribes", async () => {
    const { read, transcript } = await sent({
      type: "audio",
      audio: { id: "media-2", mime_type: "audio/ogg" },
    });
    assert.match(transcript, /\[áudio\]/);
    assert.match(read, /Ainda não ouço áudios/);
  });

  it("lies in the session's store where the site takes its type, its caption answered as words", async () => {
    const { bed } = stage();
    await putSite(bed, "loja", { model: "embedded", files: ["image/png"] });
    const { session, read, transcript } = await sent(picture);
    const fileId = /"fileId":"([\w-]+)"/.exec(transcript)?.[1] ?? "";
    const found = await bed.platform.callRoom("main", session, `/files/${fileId}?site=loja`);
    assert.deepEqual(new Uint8Array(await found.arrayBuffer()), PICTURE_BYTES);
    assert.doesNotMatch(read, /Não recebo/);
    assert.match(transcript, /"text":"Qual é o prazo de troca\?"/);
  });

  it("is judged by its content, not by its name", async () => {
    const { transcript } = await sent({
      type: "document",
      document: { id: "media-3", filename: "contrato.pdf", mime_type: "application/pdf" },
    });
    assert.match(transcript, /"name":"contrato.pdf.png","mediaType":"image\/png"/);
  });
});
