import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { FILE_BYTES_MAX, type FileAddress } from "@prosa/protocol";
import type { FollowedTicket, TicketDetail } from "@prosa/protocol/desk";
import { agentTokenOf, type Person, signUp } from "../../../../test/agents.ts";
import { type Client, freshId, putSite } from "../../../../test/client.ts";
import { assertProblem } from "../../../../test/http.ts";
import { exifSegment, jpegOf, PLACE, pngOf, rawBytes } from "../../../../test/pictures.ts";
import { ask, SessionBed, SITE } from "../../../../test/session-bed.ts";
import { FILES_MAX } from "../../../session/files/session-files.ts";
import { FILES_PER_MINUTE } from "../../kept-files.ts";

/** Bytes beyond what a form with a file may have. */
const BODY_MORE = 80 * 1024;
const FILES = ["image/jpeg", "image/png", "text/plain"];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe("files on the page of a ticket", () => {
  let session: SessionBed;
  let lia: Person;
  let visitor: Client;
  let followPath: string;
  let id: string;

  beforeEach(async () => {
    session = await SessionBed.start({ files: FILES });
    lia = await signUp(session.bed, SITE, "Lia");
    visitor = await session.join();
    await ask(visitor);
    ({ followPath, id } = await opened({ session: session.opened.session }));
  });

  async function opened(changes: object): Promise<{ followPath: string; id: string }> {
    const response = await asLia("POST", "/api/desk/tickets", { subject: "Cafeteira", ...changes });
    const { ticket, followPath } = (await response.json()) as TicketDetail;
    return { followPath, id: ticket.id };
  }

  const asLia = (method: string, path: string, body?: object) =>
    session.bed.fetch(path, {
      method,
      headers: { cookie: lia.cookie },
      ...(body && { body: JSON.stringify(body) }),
    });

  /** Sends the page's form as a browser does. */
  function send(
    bytes: Uint8Array<ArrayBuffer> | null,
    fields: Readonly<Record<string, string>> = {},
    { name = "foto.png", to = followPath } = {},
  ): Promise<Response> {
    const form = new FormData();
    form.set("request", freshId());
    form.set("text", "");
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set("file", new File(bytes ? [bytes] : [], bytes ? name : ""));
    return session.bed.fetch(to, { method: "POST", body: form });
  }

  async function assertRefused(response: Response, status: number, words: RegExp): Promise<string> {
    const html = await response.text();
    assert.equal(response.status, status, html);
    assert.match(/role="alert">([^<]*)/.exec(html)?.[1] ?? "", words);
    assert.match(response.headers.get("content-security-policy") ?? "", /^default-src 'none'/);
    assert.deepEqual((await entries()).slice(1), [], "nothing of it is in the ticket");
    return html;
  }

  async function entries(of = id): Promise<TicketDetail["entries"]> {
    return ((await (await asLia("GET", `/api/desk/tickets/${of}`)).json()) as TicketDetail).entries;
  }

  const shown = async (path = followPath) => (await session.bed.fetch(path)).text();

  it("go into its history and into the conversation, once, and agents read them there", async () => {
    const picture = jpegOf([exifSegment(6, false)]);
    const fields = { text: "É <b>azul</b>.", request: "request-of-ana" };
    for (let count = 0; count < 2; count += 1) {
      const sent = await send(picture, fields, { name: "../minha foto.exe" });
      assert.deepEqual([sent.status, sent.headers.get("location")], [303, followPath]);
    }
    const isFile = ({ type }: { type: string }) => type === "file";
    const said = await visitor.next("said", ({ message }) => message.parts.some(isFile));
    const [, entry, ...more] = await entries();
    assert.deepEqual([entry?.by, entry?.text, more], ["visitor", "É <b>azul</b>.", []]);
    assert.ok(entry?.file);
    assert.deepEqual([entry.file.name, entry.file.mediaType], ["minha foto.exe.jpg", "image/jpeg"]);
    assert.deepEqual([said.message.author, said.message.parts], ["visitor", [entry.file]]);
    const token = await agentTokenOf(session.bed, lia, session.bed.clock.now());
    const { session: talk } = session.opened;
    const address = await session.bed.fetch(`/api/sessions/${talk}/files/${entry.file.fileId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const content = await session.bed.fetch(((await address.json()) as FileAddress).path);
    const bytes = new Uint8Array(await content.arrayBuffer());
    assert.equal(bytes.length, entry.file.byteCount);
    assert.ok(!String.fromCharCode(...bytes).includes(PLACE), "not with the place where it was taken");
    assert.match(await shown(), /minha foto\.exe\.jpg/);
  });

  it("open a ticket again that waited, without words beside them, and nobody says that they were received", async () => {
    await asLia("PATCH", `/api/desk/tickets/${id}`, { status: "waiting" });
    assert.equal((await send(pngOf())).status, 303);
    const last = (await entries()).at(-1);
    assert.deepEqual(
      [last?.by, last?.status, last?.text, last?.file?.name],
      ["visitor", "open", undefined, "foto.png"],
    );
    const said = await visitor.next("said", ({ message }) =>
      message.parts.some(({ type }) => type === "file"),
    );
    await session.settled();
    assert.ok(
      !visitor.log.some((event) => event.type === "said" && event.message.replyTo === said.message.id),
    );
  });

  it("are judged as those that are sent in the chat, and the page says why one is refused", async () => {
    const html = await assertRefused(
      await send(rawBytes("MZ\x90\0"), { text: "Veja <i>isto</i>" }),
      415,
      /tipo de arquivo não é aceito/,
    );
    assert.match(html, />Veja &lt;i&gt;isto&lt;\/i&gt;<\/textarea>/, "the words need not be written again");
    await assertRefused(await send(pngOf().slice(0, 30)), 422, /imagem está danificada/);
    for (const more of [1, BODY_MORE])
      await assertRefused(await send(rawBytes("a".repeat(FILE_BYTES_MAX + more))), 413, /passa de 10 MB/);
    assert.equal((await send(rawBytes("a".repeat(FILE_BYTES_MAX)))).status, 303);
  });

  it("tell of a refusal in the visitor's language", async () => {
    for (const [language, words] of [
      ["en", /not taken/],
      ["es", /no se acepta/],
    ] as const) {
      ({ followPath, id } = await opened({ session: session.opened.session, language }));
      await assertRefused(await send(rawBytes("MZ\x90\0")), 415, words);
    }
  });

  it("are as many as one address and one conversation may send", async () => {
    const text = (count: number) => rawBytes("a".repeat(count));
    for (let count = 1; count <= FILES_PER_MINUTE; count += 1)
      assert.equal((await send(text(count))).status, 303);
    const often = await send(text(1));
    assert.equal(often.status, 429);
    assert.match(await often.text(), /Arquivos demais em pouco tempo/);
    session.bed.clock.advance(10 * MINUTE);
    assert.equal(FILES_MAX, FILES_PER_MINUTE);
    const full = await send(text(1));
    assert.equal(full.status, 409);
    assert.match(await full.text(), /não aceita mais arquivos/);
  });

  it("have a field only where something takes them, which names what it takes", async () => {
    const html = await shown();
    assert.match(html, /enctype="multipart\/form-data"/);
    assert.match(
      html,
      /<input id="file" name="file" type="file" accept="image\/jpeg,image\/png,text\/plain"/,
    );
    assert.match(html, /JPG, PNG, TXT/);
    assert.doesNotMatch(html, /<script/);
    const alone = await opened({});
    assert.doesNotMatch(await shown(alone.followPath), /<input id="file"/, "no conversation would keep it");
    ({ followPath, id } = alone);
    await assertRefused(await send(pngOf()), 403, /não aceita arquivos/);
    ({ followPath, id } = await opened({ session: session.opened.session }));
    await putSite(session.bed, SITE);
    session.bed.clock.advance(MINUTE);
    assert.doesNotMatch(await shown(), /<input id="file"/);
    await assertRefused(await send(pngOf()), 403, /não aceita arquivos/);
    const words = await send(null, { text: "Sem arquivo" });
    assert.equal(words.status, 303);
  });

  it("are for the holder of the link alone, and for a ticket that is open", async () => {
    await assertProblem(
      await send(pngOf(), {}, { to: `${followPath.slice(0, -1)}x` }),
      404,
      "unknown-ticket",
    );
    const other = followPath.replace(SITE, "outra");
    await assertProblem(await send(pngOf(), {}, { to: other }), 404, "unknown-ticket");
    await assertProblem(await send(null), 422, "bad-body");
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const cut = await session.bed.fetch(followPath, { method: "POST", headers, body: "--x\r\ncut" });
    await assertProblem(cut, 422, "bad-body");
    assert.equal((await send(pngOf(), { close: "1" })).status, 303);
    await assertProblem(await send(pngOf()), 409, "ticket-closed");
    assert.equal((await entries()).length, 2);
  });

  it("cannot be claimed by the interface's JSON: a file is there when it was sent", async () => {
    const file = {
      type: "file",
      fileId: "file-of-nobody",
      name: "a.png",
      mediaType: "image/png",
      byteCount: 1,
    };
    const body = JSON.stringify({ text: "Veja", file });
    const answer = await session.bed.fetch(`/api${followPath}`, { method: "POST", body });
    const followed = (await answer.json()) as FollowedTicket;
    assert.deepEqual([followed.entries.at(-1)?.text, followed.entries.at(-1)?.file], ["Veja", undefined]);
  });

  it("[I13] go with the session that the visitor erases, which takes no more", async () => {
    assert.equal((await send(rawBytes("a".repeat(300_000)))).status, 303);
    const { token, session: talk } = session.opened;
    const headers = { authorization: `Bearer ${token}` };
    await session.bed.fetch(`/api/sessions/${talk}`, { method: "DELETE", headers });
    const early = await send(pngOf());
    assert.ok([404, 410].includes(early.status), `${early.status}`);
    await session.settled();
    await assertProblem(await send(pngOf()), 404, "unknown-ticket");
    assert.deepEqual([...session.bed.platform.place("main", talk).storage.rows.keys()], ["session"]);
  });

  it("begin no conversation once the time of the transcript is over", async () => {
    assert.equal((await send(pngOf())).status, 303);
    session.bed.clock.advance(3 * DAY);
    await session.settled();
    const { storage } = session.bed.platform.place("main", session.opened.session);
    assert.deepEqual([...storage.rows.keys()], []);
    const late = await send(pngOf());
    assert.equal(late.status, 403);
    assert.match(await late.text(), /não aceita arquivos/);
    assert.equal(storage.rows.size, 0);
  });
});
