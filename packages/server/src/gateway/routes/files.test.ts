import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import {
  FILE_BYTES_MAX,
  type FileAddress,
  type FilePart,
  type Message,
  type SessionToken,
} from "@prosa/protocol";
import { AgentClient, agentTokenOf, type Person, signUp, visitingAgent } from "../../../test/agents.ts";
import { Client, freshId, openSession, putSite } from "../../../test/client.ts";
import { assertProblem } from "../../../test/http.ts";
import { exifSegment, jpegOf, PLACE, pngOf, rawBytes } from "../../../test/pictures.ts";
import { ask, SessionBed } from "../../../test/session-bed.ts";
import { type StillBed, startStill } from "../../../test/testbed.ts";
import { FILE_ADDRESS_S } from "../../security/file-tokens.ts";
import { FILES_MAX, SESSION_FILE_BYTES_MAX } from "../../session/files/session-files.ts";
import { FILES_PER_MINUTE } from "../kept-files.ts";

const SITE = "loja";
const DAY_MS = 24 * 60 * 60 * 1_000;
const text = (length: number) => new Uint8Array(length).fill(97);

describe("/api/sessions/:id/files", () => {
  let bed: StillBed;
  let opened: SessionToken;

  beforeEach(async () => {
    bed = startStill();
    const files = ["image/jpeg", "image/png", "text/plain"];
    await putSite(bed, SITE, { model: "embedded", files, origins: ["https://loja.example"] });
    opened = await openSession(bed, SITE);
  });

  const place = () => bed.platform.place("main", opened.session);

  function send(
    bytes: Uint8Array<ArrayBuffer>,
    { id = freshId("file"), name = "foto.png", headers = {} } = {},
  ): Promise<Response> {
    const query = new URLSearchParams({ id, name });
    return bed.fetch(`/api/sessions/${opened.session}/files?${query}`, {
      method: "POST",
      headers: { authorization: `Bearer ${opened.token}`, "content-type": "image/png", ...headers },
      body: bytes,
    });
  }

  async function sent(
    bytes: Uint8Array<ArrayBuffer>,
    options?: Parameters<typeof send>[1],
  ): Promise<FilePart> {
    const response = await send(bytes, options);
    assert.equal(response.status, 201, await response.clone().text());
    return (await response.json()) as FilePart;
  }

  function addressOf(fileId: string, token = opened.token): Promise<Response> {
    const headers = { authorization: `Bearer ${token}` };
    return bed.fetch(`/api/sessions/${opened.session}/files/${fileId}`, { headers });
  }

  async function read(fileId: string, token?: string): Promise<Response> {
    const response = await addressOf(fileId, token);
    assert.equal(response.status, 200, await response.clone().text());
    const { path, expiresInS } = (await response.json()) as FileAddress;
    assert.equal(expiresInS, FILE_ADDRESS_S);
    return bed.fetch(path);
  }

  async function attached(client: Client, fileId: string): Promise<Message> {
    const id = freshId();
    client.send({ type: "attach", id, fileId });
    return (await client.next("said", (event) => event.message.id === id)).message;
  }

  it("gives a file back as it came, so that nothing in it runs", async () => {
    const file = await sent(pngOf(), { name: "../minha foto.exe" });
    const { fileId } = file;
    assert.deepEqual(file, {
      type: "file",
      fileId,
      name: "minha foto.exe.png",
      mediaType: "image/png",
      byteCount: pngOf().length,
    });
    const response = await read(fileId);
    assert.equal(response.status, 200);
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), pngOf());
    const { headers } = response;
    assert.equal(headers.get("content-type"), "image/png");
    assert.equal(headers.get("content-disposition"), "attachment; filename*=UTF-8''minha%20foto.exe.png");
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.match(headers.get("content-security-policy") ?? "", /sandbox/);
  });

  it("judges the type by the content alone, and takes what the site lists", async () => {
    const { mediaType } = await sent(jpegOf(), { name: "a.png" });
    assert.equal(mediaType, "image/jpeg");
    for (const bytes of [rawBytes("GIF89a"), rawBytes("%PDF-1.7"), rawBytes("MZ\x90\0"), new Uint8Array()])
      await assertProblem(await send(bytes), 415, "bad-file-type");
    await assertProblem(await send(pngOf().slice(0, 30)), 422, "broken-file");
    await putSite(bed, SITE);
    await assertProblem(await send(pngOf()), 403, "no-files");
  });

  it("stores no picture with the place where it was taken", async () => {
    const { fileId, byteCount } = await sent(jpegOf([exifSegment(6, false)]));
    const bytes = new Uint8Array(await (await read(fileId)).arrayBuffer());
    assert.equal(bytes.length, byteCount);
    assert.ok(!String.fromCharCode(...bytes).includes(PLACE));
  });

  it("takes a file of 10 MiB, and none of a byte more", async () => {
    await sent(text(FILE_BYTES_MAX));
    await assertProblem(await send(text(FILE_BYTES_MAX + 1)), 413, "too-large");
  });

  it("takes 20 files and 20 MiB of a session, and a repeat as often as it comes", async () => {
    const id = freshId("file");
    for (let count = 1; count <= FILES_MAX; count += 1) await sent(text(count), count === 1 ? { id } : {});
    bed.clock.advance(DAY_MS / 24);
    await assertProblem(await send(text(1)), 409, "session-full");
    assert.equal((await sent(text(1), { id })).byteCount, 1);

    opened = await openSession(bed, SITE);
    await sent(text(FILE_BYTES_MAX));
    await sent(text(SESSION_FILE_BYTES_MAX - FILE_BYTES_MAX));
    await assertProblem(await send(text(1)), 409, "session-full");
  });

  it("takes 20 files a minute and 60 MiB at once from one address", async () => {
    for (let count = 1; count <= FILES_PER_MINUTE; count += 1) await sent(text(1));
    await assertProblem(await send(text(1)), 429, "rate-limited");
    bed.clock.advance(DAY_MS);
    for (let count = 1; count <= 6; count += 1) {
      if (count % 2 === 1) opened = await openSession(bed, SITE);
      await sent(text(FILE_BYTES_MAX));
    }
    opened = await openSession(bed, SITE);
    await assertProblem(await send(text(2)), 429, "rate-limited");
  });

  it("[P27] shows an attached file to every client, and says that it waits for a person", async () => {
    const client = await Client.join(bed, opened);
    const file = await sent(pngOf());
    const { id, author, parts } = await attached(client, file.fileId);
    assert.deepEqual([author, parts], ["visitor", [file]]);
    const reply = (await client.reply(id)).message;
    assert.deepEqual(
      reply.parts.map(({ type }) => type),
      ["text", "choices"],
    );
    client.send({ type: "attach", id, fileId: file.fileId });
    assert.equal((await client.next("confirmed", (event) => event.id === id)).seq, 1);
    client.send({ type: "ping" });
    await client.next("pong");
    assert.equal(client.events.filter((event) => event.type === "said" && event.message.id === id).length, 1);
  });

  it("says once to several files in a row that they wait for a person, and again after words", async () => {
    const client = await Client.join(bed, opened);
    const repliesTo = (id: string) =>
      client.events.filter((event) => event.type === "said" && event.message.replyTo === id).length;
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { fileId } = await sent(pngOf());
      ids.push((await attached(client, fileId)).id);
    }
    const asked = freshId();
    client.say(asked, "oi");
    await client.reply(asked);
    const { fileId } = await sent(pngOf());
    const last = (await attached(client, fileId)).id;
    await client.reply(last);
    assert.deepEqual([...ids, last].map(repliesTo), [1, 0, 0, 1]);
  });

  it("says nothing to a file while a person is waited for", async () => {
    const client = await Client.join(bed, opened);
    client.send({ type: "ask-human", id: freshId() });
    await client.next("handed-over");
    const { fileId } = await sent(pngOf());
    const { id } = await attached(client, fileId);
    client.say(freshId(), "oi");
    await client.next(
      "said",
      ({ message }) => message.author === "assistant" && message.replyTo !== undefined,
    );
    assert.ok(!client.events.some((event) => event.type === "said" && event.message.replyTo === id));
  });

  it("[P27] rejects a file that was not sent before", async () => {
    const client = await Client.join(bed, opened);
    client.send({ type: "attach", id: freshId(), fileId: freshId("file") });
    assert.equal((await client.next("rejected")).code, "unknown-file");
  });

  it("gives a client of version 3 the file's name in words", async () => {
    const client = await Client.dial(bed, opened.session);
    client.send({ type: "hello", protocol: 3, token: opened.token, since: 0, epoch: null });
    await client.next("welcome");
    const { fileId } = await sent(pngOf(), { name: "nota.png" });
    const { parts } = await attached(client, fileId);
    assert.deepEqual(parts, [{ type: "text", text: "nota.png" }]);
  });

  it("[P27] gives an address to the visitor and to people of the site, and to nobody else", async () => {
    const { fileId } = await sent(pngOf());
    const agent = await agentTokenOf(bed, visitingAgent(SITE, "Lia"), bed.clock.now());
    assert.equal((await read(fileId, agent)).status, 200);
    const stranger = await agentTokenOf(bed, visitingAgent("outra-loja", "Bia"), bed.clock.now());
    await assertProblem(await addressOf(fileId, stranger), 404, "unknown-file");
    const other = await openSession(bed, SITE);
    await assertProblem(await addressOf(fileId, other.token), 403, "wrong-session");
    await assertProblem(await addressOf(freshId("file")), 404, "unknown-file");
  });

  it("gives a file by its address for five minutes, and no longer", async () => {
    const { fileId } = await sent(pngOf());
    const { path } = (await (await addressOf(fileId)).json()) as FileAddress;
    bed.clock.advance(FILE_ADDRESS_S * 1_000 - 1_000);
    assert.equal((await bed.fetch(path)).status, 200);
    bed.clock.advance(1_000);
    await assertProblem(await bed.fetch(path), 403, "bad-address");
    await assertProblem(await bed.fetch(`/api/files/${opened.token}`), 403, "bad-address");
  });

  it("[I13] erases files with the session", async () => {
    const { fileId } = await sent(text(300_000));
    const { path } = (await (await addressOf(fileId)).json()) as FileAddress;
    const headers = { authorization: `Bearer ${opened.token}` };
    await bed.fetch(`/api/sessions/${opened.session}`, { method: "DELETE", headers });
    await assertProblem(await bed.fetch(path), 410, "erased");
    assert.deepEqual([...place().storage.rows.keys()], ["session"]);
  });

  it("erases a file that was never attached when the time of its transcript is over", async () => {
    await sent(text(300_000));
    bed.clock.advance(31 * DAY_MS);
    await bed.platform.idle();
    assert.equal(place().storage.rows.size, 0);
  });
});

describe("/api/desk/conversations/:session/files", () => {
  let session: SessionBed;
  let lia: Person;

  beforeEach(async () => {
    session = await SessionBed.start();
    lia = await signUp(session.bed, SITE, "Lia");
    await ask(await session.join());
  });

  function send(
    bytes: Uint8Array<ArrayBuffer>,
    { cookie = lia.cookie, id = freshId("file"), to = session.opened.session } = {},
  ): Promise<Response> {
    const path = `/api/desk/conversations/${to}/files?id=${id}&name=foto.png`;
    return session.bed.fetch(path, { method: "POST", headers: { cookie }, body: bytes });
  }

  it("judges a file as it judges a visitor's, on a site that takes none of visitors too", async () => {
    const picture = jpegOf([exifSegment(6, false)]);
    const sent = await send(picture);
    assert.equal(sent.status, 201);
    const file = (await sent.json()) as FilePart;
    assert.deepEqual([file.mediaType, file.name], ["image/jpeg", "foto.png.jpg"]);
    assert.ok(file.byteCount < picture.length, "what the camera wrote is gone");
    await assertProblem(await send(rawBytes("MZ", 0, 1, 255)), 415, "bad-file-type");
    await assertProblem(await send(text(FILE_BYTES_MAX + 1)), 413, "too-large");
  });

  it("is for people of the site, and for conversations that it has", async () => {
    await assertProblem(await send(text(4), { cookie: "" }), 401, "signed-out");
    await assertProblem(await send(text(4), { to: freshId() }), 404, "unknown-conversation");
    await putSite(session.bed, "outra", { model: "embedded" });
    const { cookie } = await signUp(session.bed, "outra", "Bia");
    await assertProblem(await send(text(4), { cookie }), 404, "unknown-conversation");
  });

  it("takes as many of a person in a minute as of an address", async () => {
    for (let n = 0; n < FILES_PER_MINUTE; n += 1) assert.equal((await send(text(4))).status, 201);
    await assertProblem(await send(text(4)), 429, "rate-limited");
  });

  it("lets nobody attach a file that is not there, and nobody who has not the conversation", async () => {
    const fileId = freshId("file");
    const agent = await AgentClient.join(session.bed, session.opened.session, lia, {
      now: session.bed.clock.now(),
    });
    const early = await agent.endOf(agent.ask({ type: "attach", fileId }));
    assert.equal(early.type === "agent-rejected" && early.code, "not-owner");
    await agent.do({ type: "claim" });
    const missing = await agent.endOf(agent.ask({ type: "attach", fileId }));
    assert.equal(missing.type === "agent-rejected" && missing.code, "unknown-file");
    assert.equal((await send(text(4), { id: fileId })).status, 201);
    await agent.do({ type: "attach", fileId });
    agent.close();
  });
});
