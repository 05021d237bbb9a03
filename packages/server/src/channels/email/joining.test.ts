import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { until } from "../../../test/channels/channel-bed.ts";
import { useEmailBed } from "../../../test/channels/email-bed.ts";
import { putSite } from "../../../test/client.ts";

const QUESTION = "Qual é o prazo de troca?";

describe("a mail that another follows within seconds", () => {
  const { stage, newPerson, deliver, nextTo, sessions, saidIn, settle } = useEmailBed();

  it("is one message with it, and is answered once, in the later's thread", async () => {
    const { bed, fake } = stage();
    const person = newPerson();
    const content = Buffer.from("Nota fiscal 42");
    await putSite(bed, "loja", { name: "Loja Teste", model: "embedded", files: ["text/plain"] });
    await deliver({ from: person, subject: "Troca", text: QUESTION, messageId: "<a@exemplo.com.br>" });
    bed.clock.advance(5_000);
    await deliver({
      from: person,
      subject: "Re: Troca",
      text: "Esqueci a nota.",
      messageId: "<b@exemplo.com.br>",
      attachments: [{ filename: "nota.txt", content }],
      headers: { "In-Reply-To": "<a@exemplo.com.br>", References: "<a@exemplo.com.br>" },
    });
    const answer = await nextTo(person);
    const session = sessions().at(-1) ?? "";
    assert.match(answer.text, /30 dias/);
    assert.equal(answer.headers["In-Reply-To"], "<b@exemplo.com.br>");
    assert.equal(answer.headers.References, "<a@exemplo.com.br> <b@exemplo.com.br>");
    await settle();
    assert.equal(fake.to(person).length, 1, "they are answered once");
    assert.deepEqual(await saidIn(session), ["nota.txt", `${QUESTION}\n\nEsqueci a nota.`]);
    await deliver({ from: person, subject: "Re: Troca", text: "E o frete?" });
    await until(bed, () => fake.to(person).length > 1);
    assert.equal((await saidIn(session)).length, 3, "what comes after the rest is a message of its own");
  });

  it("is not joined to one under another subject, and beyond what a message holds", async () => {
    const person = newPerson();
    const long = "palavras ".repeat(400).trim();
    await deliver({ from: person, subject: "Troca", text: "primeira" });
    await deliver({ from: person, subject: "Frete", text: "segunda" });
    await deliver({ from: person, subject: "Re: Frete", text: long });
    await deliver({ from: person, subject: "RE: frete", text: long });
    await until(stage().bed, async () => stage().fake.to(person).length === 3);
    assert.deepEqual(await saidIn(sessions().at(-1) ?? ""), [
      "Troca\nprimeira",
      `Frete\nsegunda\n\nRe: Frete\n${long}`,
      `RE: frete\n${long}`,
    ]);
  });
});
