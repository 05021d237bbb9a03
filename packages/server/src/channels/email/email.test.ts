import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { channelConnectionsSchema } from "@prosa/protocol";
import { AgentClient, visitingAgent } from "../../../test/agents.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import {
  SITE_ADDRESS,
  startEmailBed,
  useEmailBed,
  type WrittenMail,
} from "../../../test/channels/email-bed.ts";
import { putSite } from "../../../test/client.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";

const QUESTION = "Qual é o prazo de troca?";

describe("e-mail", () => {
  const { stage, newPerson, deliver, nextTo, sessions, saidIn, settle } = useEmailBed();

  it("is answered by mail in its own thread, with its subject, and is one conversation on", async () => {
    const person = newPerson();
    await deliver({
      from: `Ana Souza <${person}>`,
      subject: "Pedido 42",
      text: QUESTION,
      messageId: "<1@exemplo.com.br>",
    });
    const answer = await nextTo(person);
    assert.match(answer.text, /30 dias/);
    assert.equal(answer.subject, "Re: Pedido 42");
    assert.deepEqual(answer.from, { name: "Loja Teste", address: SITE_ADDRESS });
    assert.equal(answer.replyTo, SITE_ADDRESS);
    assert.equal(answer.headers["In-Reply-To"], "<1@exemplo.com.br>");
    assert.equal(answer.headers.References, "<1@exemplo.com.br>");
    assert.equal(answer.headers["Auto-Submitted"], "auto-generated");
    const session = sessions().at(-1) ?? "";
    const quote =
      "\n\nEm qui., 15 de jan. de 2026 às 09:02, Loja <contato@loja.example> escreveu:\n> 30 dias\n";
    await deliver({ from: person, answers: answer, text: `E o frete?${quote}-- \nAna` });
    await until(stage().bed, async () => (await saidIn(session)).length > 1);
    assert.deepEqual(await saidIn(session), [`Pedido 42\n${QUESTION}`, "E o frete?"]);
    const next = await nextTo(person, 1);
    assert.equal(next.subject, "Re: Pedido 42");
    assert.equal(next.headers.References?.split(" ").length, 3, "both mails of theirs and ours are named");
  });

  it("[I1] [I2] is taken once, however often and whenever the service brings it", async () => {
    const { fake } = stage();
    const person = newPerson();
    const first = fake.mail({ from: person, text: "primeira", messageId: "<one@exemplo.com.br>" });
    const second = fake.mail({ from: person, text: "segunda", messageId: "<two@exemplo.com.br>" });
    await fake.deliveries.deliver([first, second, first]);
    await nextTo(person);
    await fake.deliveries.deliver([second, first]);
    await settle();
    assert.deepEqual(await saidIn(sessions().at(-1) ?? ""), ["primeira\n\nsegunda"]);
  });

  it("takes what its sender is vouched for into one conversation, whichever thread it is in", async () => {
    const person = newPerson();
    await deliver({ from: person, subject: "Um", text: "assunto um" });
    await nextTo(person);
    const count = sessions().length;
    await deliver({ from: person, subject: "Outro", text: "assunto dois" });
    const { bed, fake } = stage();
    await until(bed, () => fake.to(person).some(({ subject }) => subject === "Re: Outro"));
    assert.equal(sessions().length, count);
  });

  it("keeps a mail without a proof of its sender apart, and shows it no word of an earlier one", async () => {
    const { bed, fake } = stage();
    const person = newPerson();
    await deliver({
      from: person,
      subject: "Pedido",
      text: "meu código é abacaxi",
      messageId: "<real@exemplo.com.br>",
    });
    const real = await nextTo(person);
    const session = sessions().at(-1) ?? "";
    const before = fake.to(person).length;
    const forged: WrittenMail[] = [
      { from: person, subject: "Pedido", text: "qual é o meu código?", isVouchedFor: false },
      {
        from: person,
        text: "e agora?",
        isVouchedFor: false,
        headers: { References: "<real@exemplo.com.br>", "In-Reply-To": "<real@exemplo.com.br>" },
      },
      {
        from: person,
        text: "e assim?",
        isVouchedFor: false,
        headers: {
          "In-Reply-To": (real.headers["Message-ID"] ?? "").replace(/\.[a-z2-7]{16}\./, ".aaaaaaaaaaaaaaaa."),
        },
      },
      {
        from: person,
        text: "e com o selo de outro servidor?",
        isVouchedFor: false,
        headers: { "Authentication-Results": "mx.evil.example; dmarc=pass header.from=exemplo.com.br" },
      },
      {
        from: person,
        text: "e com o selo de outro domínio?",
        isVouchedFor: false,
        headers: { "Authentication-Results": "mx.fake.example; dmarc=pass header.from=evil.example" },
      },
    ];
    for (const one of forged) await deliver(one);
    await until(bed, () => fake.to(person).length >= before + forged.length, 1_000);
    assert.equal((await saidIn(session)).length, 1, "nothing was added to the person's own conversation");
    for (const { text, headers } of fake.to(person).slice(before)) {
      assert.doesNotMatch(text, /abacaxi/);
      assert.doesNotMatch(headers.References ?? "", /prosa\.mail\..*prosa\.mail\./);
    }
    const other = newPerson();
    const answered = fake.mail({
      from: other,
      answers: real,
      text: "sou outra pessoa",
      isVouchedFor: false,
    });
    await fake.deliveries.deliver([answered]);
    await nextTo(other);
    assert.equal((await saidIn(session)).length, 1, "who was forwarded a mail is somebody else");
  });

  it("takes the answer of one who proves to have read our mail, where nobody vouches for them", async () => {
    const person = newPerson();
    await deliver({ from: person, text: "oi, sem selo", isVouchedFor: false });
    const answer = await nextTo(person);
    const session = sessions().at(-1) ?? "";
    await deliver({ from: person, answers: answer, text: "de novo, sem selo", isVouchedFor: false });
    await until(stage().bed, async () => (await saidIn(session)).length === 2);
    const agent = await AgentClient.join(stage().bed, session, visitingAgent("loja", "Lia"), {
      now: stage().bed.clock.now(),
    });
    const notes = () => agent.heard.events.flatMap((event) => (event.type === "noted" ? [event.text] : []));
    await until(stage().bed, () => notes().some((note) => note.includes(person)));
    assert.match(notes().join("\n"), /Nada confirma que o endereço é da pessoa/);
    agent.close();
  });

  it("[I9] is taken over by an agent, whose words and files go by mail under their name", async () => {
    const { bed, fake } = stage();
    await putSite(bed, "loja", {
      name: "Loja da Ana",
      model: "embedded",
      files: ["text/plain", "application/pdf"],
    });
    const person = newPerson();
    const content = Buffer.from("Nota fiscal 42");
    await deliver({
      from: person,
      text: "quero falar com um atendente",
      attachments: [
        { filename: "nota.txt", content },
        { filename: "x.exe", content: Buffer.from([0x4d, 0x5a, 0x90, 0]) },
      ],
    });
    await nextTo(person);
    const session = sessions().at(-1) ?? "";
    assert.deepEqual(await saidIn(session), [
      "nota.txt",
      "quero falar com um atendente\n[arquivo não aceito: x.exe]",
    ]);
    const agent = await AgentClient.join(bed, session, visitingAgent("loja", "Lia"), {
      now: bed.clock.now(),
    });
    await agent.do({ type: "claim" });
    const seen = fake.to(person).length;
    const file = {
      type: "file",
      fileId: "file-of-lia-1",
      name: "etiqueta.txt",
      mediaType: "text/plain",
      byteCount: 8,
    };
    const query = new URLSearchParams({ session, site: "loja", by: "agent", file: JSON.stringify(file) });
    const kept = await bed.platform.callRoom("main", session, `/files/${file.fileId}?${query}`, {
      method: "PUT",
      body: "Etiqueta",
    });
    assert.equal(kept.status, 200);
    await agent.do({ type: "say", text: "Segue a **etiqueta**." });
    await agent.do({ type: "attach", fileId: file.fileId });
    await until(bed, () => fake.to(person).some(({ attachments }) => attachments), 1_000);
    const sent = fake.to(person).slice(seen);
    const said = sent.find(({ text }) => text.includes("Segue a etiqueta."));
    const attached = sent.find(({ attachments }) => attachments);
    assert.equal(said?.from.name, "Lia · Loja Teste");
    assert.equal(said?.headers["Auto-Submitted"], undefined, "a person's words may be answered by programs");
    assert.match(said?.html ?? "", /<b>etiqueta<\/b>/);
    assert.deepEqual(attached?.attachments, [
      { name: "etiqueta.txt", mediaType: "text/plain", content: Buffer.from("Etiqueta").toString("base64") },
    ]);
    agent.close();
  });

  it("shows agents a mail that came back, and believes no report that proves none of ours", async () => {
    const { bed, fake } = stage();
    const person = newPerson();
    await deliver({ from: person, text: "quero falar com um atendente" });
    const answer = await nextTo(person);
    const session = sessions().at(-1) ?? "";
    const agent = await AgentClient.join(bed, session, visitingAgent("loja", "Lia"), {
      now: bed.clock.now(),
    });
    const notes = () =>
      agent.heard.events.flatMap((event) =>
        event.type === "noted" && event.text.includes("devolveu") ? [event.text] : [],
      );
    const forged = {
      ...answer,
      headers: { "Message-ID": "<prosa.mail.aaaaaaaaaa.-.aaaaaaaaaaaaaaaa.x@loja.example>" },
    };
    await fake.deliveries.deliver([
      fake.bounce(answer, "delayed"),
      fake.bounce(forged),
      fake.bounce({ ...answer, to: newPerson() }),
    ]);
    await settle();
    assert.deepEqual(notes(), []);
    await fake.deliveries.deliver([fake.bounce(answer)]);
    await until(bed, () => notes().length > 0);
    await fake.deliveries.deliver([fake.bounce(answer)]);
    await settle();
    assert.equal(notes().length, 1);
    agent.close();
  });

  it("tells agents of a mail that its reader's server refuses at once, and waits for one that refuses for now", async () => {
    const { bed, fake } = stage();
    const person = newPerson();
    fake.failNext(503);
    await deliver({ from: person, text: "quero falar com um atendente" });
    await nextTo(person);
    const session = sessions().at(-1) ?? "";
    const agent = await AgentClient.join(bed, session, visitingAgent("loja", "Lia"), {
      now: bed.clock.now(),
    });
    await agent.do({ type: "claim" });
    fake.failNext(422);
    await agent.do({ type: "say", text: "Oi, posso ajudar?" });
    await until(bed, () =>
      agent.heard.events.some((event) => event.type === "noted" && event.text.includes("devolveu")),
    );
    agent.close();
  });

  it("leaves alone what programs write, lists, and its own addresses", async () => {
    const signs: Record<string, string>[] = [
      { "Auto-Submitted": "auto-replied" },
      { Precedence: "bulk" },
      { "List-Id": "<lista.exemplo.com>" },
      { "X-Prosa-Loop": "1" },
    ];
    const count = sessions().length;
    for (const headers of signs) await deliver({ from: newPerson(), text: "estou de férias", headers });
    for (const from of [
      SITE_ADDRESS,
      "chat@loja.example",
      "r@in.loja.example",
      "mailer-daemon@exemplo.com.br",
    ])
      await deliver({ from, text: "oi" });
    await settle();
    assert.equal(sessions().length, count);
  });

  it("[F43] takes no more than so many mails an hour of one sender, so that no two programs answer each other without end", async () => {
    const { bed, fake } = stage();
    const person = newPerson();
    const bring = async (number: number) => {
      const { body, headers } = fake.mail({ from: person, text: `mensagem ${number}` });
      return bed.fetch(`/api/mail?to=${encodeURIComponent(stage().connection.facts.intake ?? "")}`, {
        method: "POST",
        headers,
        body,
      });
    };
    for (let number = 0; number < 20; number += 1) assert.equal((await bring(number)).status, 200);
    const refused = await bring(20);
    assert.ok(Number(refused.headers.get("retry-after")) > 0);
    await assertProblem(refused, 429, "rate-limited");
    bed.clock.advance(3 * 60_000);
    assert.equal((await bring(21)).status, 200);
    await assertProblem(await bring(22), 429, "rate-limited");
  });

  it("connects nothing that is no address, and nothing without a way of mail", async () => {
    const { bed } = stage();
    const asked = { channel: "email", site: "loja", address: "não é um endereço" };
    await assertProblem(await post(bed, "/api/channels", asked, OWNER), 422, "bad-body");
  });

  it("ends with its connection", async () => {
    const { bed, fake, connection } = stage();
    const made = await post(
      bed,
      "/api/channels",
      { channel: "email", site: "loja", address: "vendas@loja.example" },
      OWNER,
    );
    const { id, facts } = (await made.json()) as typeof connection;
    const { body, headers } = fake.mail({ from: newPerson(), text: "oi" });
    const gone = await bed.fetch(`/api/channels/${id}?site=loja`, { method: "DELETE", headers: OWNER });
    assert.equal(gone.status, 204);
    const brought = await bed.fetch(`/api/mail?to=${encodeURIComponent(facts.intake ?? "")}`, {
      method: "POST",
      headers,
      body,
    });
    await assertProblem(brought, 404, "unknown-address");
  });
});

describe("an address of mail whose trial has not come back", () => {
  it("is shown as such, and answers under the server's own address", async () => {
    const { bed, fake, close } = await startEmailBed({}, { hasReturned: false });
    const verifiedAt = async () => {
      const response = await bed.fetch("/api/channels?site=loja", { headers: OWNER });
      return channelConnectionsSchema.parse(await response.json()).connections[0]?.verifiedAt;
    };
    assert.equal(await verifiedAt(), undefined);
    await fake.deliveries.deliver([fake.mail({ from: "ana@exemplo.com.br", text: QUESTION })]);
    await until(bed, () => fake.to("ana@exemplo.com.br").length > 0);
    const [answer] = fake.to("ana@exemplo.com.br");
    assert.equal(answer?.from.address, "chat@loja.example");
    assert.equal(answer?.replyTo, SITE_ADDRESS);
    const [trial] = fake.to(SITE_ADDRESS);
    assert.ok(trial);
    const forged = { ...trial, headers: { ...trial.headers, "x-prosa-trial": "aaaaaaaaaaaaaaaa" } };
    await fake.deliveries.deliver([fake.back(forged)]);
    assert.equal(await verifiedAt(), undefined);
    await fake.deliveries.deliver([fake.back(trial)]);
    assert.notEqual(await verifiedAt(), undefined);
    await close();
  });

  it("says at once why an address cannot be tried: it is refused, the server's mail does not work, or nothing answers", async () => {
    const { bed, fake, close } = await startEmailBed();
    const asked = { channel: "email", site: "loja", address: "vendas@loja.example" };
    for (const [status, code] of [
      [422, "mail-refused"],
      [401, "no-mail"],
      [503, "no-answer"],
    ] as const) {
      fake.failNext(status);
      await assertProblem(await post(bed, "/api/channels", asked, OWNER), 422, code);
    }
    await close();
  });
});
