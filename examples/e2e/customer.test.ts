import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type SiteSettings, type VisitorContact, visitorContactSchema } from "@prosa/protocol";
import { OWNER_KEY, openStage, type Stage, type Tab } from "./stage.ts";

const SHOP = "aurora";
const FORM: SiteSettings["form"] = {
  fields: [
    { name: "name", isRequired: true },
    { name: "email", isRequired: true },
  ],
  consent: { "pt-BR": "Usamos seus dados só para responder a esta conversa." },
  asked: ["start"],
  isRequired: true,
};

describe("a customer of a shop that asks who they are", () => {
  let stage: Stage;

  const asOwner = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { authorization: `Bearer ${OWNER_KEY}`, "content-type": "application/json" };
    const response = await fetch(`${stage.demo.runtime.origin}${path}`, { headers, ...init });
    assert.ok(response.ok, `${path} answered ${response.status}`);
    return response.json();
  };
  const contacts = async (): Promise<VisitorContact[]> => {
    const { contacts } = (await asOwner(`/api/contacts?site=${SHOP}`)) as { contacts: unknown[] };
    return contacts.map((contact) => visitorContactSchema.parse(contact));
  };
  /** The list of contacts, once it has some or none: it hears of them after the conversation does. */
  const contactsOnce = async (hasSome: boolean): Promise<VisitorContact[]> => {
    for (;;) {
      const all = await contacts();
      if (all.length > 0 === hasSome) return all;
    }
  };
  const introduce = async ({ page }: Tab): Promise<void> => {
    await page.getByLabel("Nome").fill("Ana Souza");
    await page.getByLabel("E-mail").fill("ana@exemplo.com.br");
    await page.locator("prosa-chat [part~=form] [type=submit]").click();
    await page.getByText("Dados enviados").waitFor();
  };

  before(async () => {
    stage = await openStage();
    const settings = (await asOwner(`/api/sites/${SHOP}`)) as SiteSettings;
    const body = JSON.stringify({ ...settings, form: FORM });
    await asOwner(`/api/sites/${SHOP}`, { method: "PUT", body });
  });

  after(async () => {
    await stage.close();
  });

  it("introduces herself, asks, takes her leave and says how it was; her erasing takes it all back", async () => {
    const visitor = await stage.visitor({ isPhone: true });
    const tab = await visitor.tab();
    await tab.open();
    await tab.page.getByText("Usamos seus dados só para responder").waitFor();
    assert.equal(await tab.input.isEnabled(), false, "the form comes first");
    await introduce(tab);
    const answer = await tab.ask("Qual o prazo de troca?");
    assert.match((await answer.textContent()) ?? "", /30\sdias/);
    await tab.ask("Quais são as formas de pagamento?");
    const [contact, ...others] = await contactsOnce(true);
    assert.deepEqual(others, []);
    assert.deepEqual(contact?.contact, { name: "Ana Souza", email: "ana@exemplo.com.br" });
    assert.equal(contact?.consent, "Usamos seus dados só para responder a esta conversa.");

    await tab.ask("Era só isso, muito obrigada! Tchau");
    await tab.page.getByText("Como foi a conversa?").waitFor();
    await tab.page.locator("prosa-chat [part~=survey]").getByText("Ótima").click();
    await tab.page.locator("prosa-chat [part~=survey] [type=submit]").click();
    await tab.page.getByText("Obrigado por avaliar!").waitFor();
    const scored = (await visitor.log()).filter((event) => event.type === "scored");
    assert.deepEqual(
      scored.map(({ score }) => score),
      [5],
    );

    await tab.page.locator("prosa-chat [part=menu]").click();
    await tab.page.getByRole("menuitem", { name: "Apagar a conversa" }).click();
    await tab.page.getByRole("button", { name: "Apagar", exact: true }).click();
    await tab.page.getByText("A conversa foi apagada, aqui e no servidor").waitFor();
    await contactsOnce(false);
    assert.deepEqual(tab.complaints, []);
    await visitor.close();
  });

  it("mends her last question, and finds what was said before", async () => {
    const visitor = await stage.visitor();
    const tab = await visitor.tab();
    await tab.open();
    await introduce(tab);
    await tab.ask("Qual o prazo de troca?");
    // The code that edits may load after the answer is shown; its button comes with it.
    await tab.page.locator("prosa-chat").getByRole("button", { name: "Editar a pergunta" }).waitFor();
    await tab.input.press("ArrowUp");
    assert.equal(await tab.input.inputValue(), "Qual o prazo de troca?");
    await tab.write("Quanto custa a cafeteira?");
    const mended = tab.messages("assistant").filter({ hasText: "189,90" });
    await mended.first().waitFor();
    assert.equal(await tab.messages("visitor").filter({ hasText: "prazo de troca" }).count(), 0);
    assert.equal(await tab.messages("assistant").filter({ hasText: "30 dias" }).count(), 0);
    const kept = (await visitor.log()).filter((event) => event.type === "said");
    assert.equal(kept.filter(({ message }) => message.replaces !== undefined).length, 1);

    await tab.page.locator("prosa-chat [part=menu]").click();
    await tab.page.getByRole("menuitem", { name: "Buscar na conversa" }).click();
    await tab.page.getByRole("textbox", { name: "Buscar na conversa" }).fill("CAFETEIRA");
    await tab.page.getByText(/^1 de \d+$/).waitFor();
    assert.deepEqual(tab.complaints, []);
    await visitor.close();
  });
});
