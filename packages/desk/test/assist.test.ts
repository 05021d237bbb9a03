import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { busyScene, foreignScene, MARINA, queuedScene, type Scene } from "./scene.ts";
import { openStage, type SceneDesk, type Stage } from "./stage.ts";
import { SCENE_WORDS } from "./words.ts";

const { "pt-BR": OWN, es: FOREIGN } = SCENE_WORDS;
const FIELD = "Resposta ao visitante";

describe("help for who answers", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  async function open(scene: Scene, view = "mine"): Promise<SceneDesk> {
    const desk = await stage.open({ scene, at: `#/inbox/${view}/${MARINA}` });
    await desk.page.locator("desk-talk .bubble").last().waitFor();
    await desk.page.locator("desk-composer .tools").waitFor();
    return desk;
  }

  it("reads the talk in one's own language, with the original a press away, and remembers it", async () => {
    const desk = await open(foreignScene("pt-BR"));
    const { page } = desk;
    assert.equal(desk.acts.filter((act) => act.startsWith("translations")).length, 0);
    await page.keyboard.press("l");
    await page.locator(".bubble", { hasText: OWN.order }).waitFor();
    assert.equal(await page.locator(".bubble", { hasText: FOREIGN.order }).count(), 0);
    const message = page.locator(".message", { hasText: OWN.order });
    await message.getByRole("button", { name: "Ver original" }).click();
    await page.locator(".bubble", { hasText: FOREIGN.order }).waitFor();
    await page
      .locator(".message", { hasText: FOREIGN.order })
      .getByRole("button", { name: "Ver tradução" })
      .click();
    await page.locator(".bubble", { hasText: OWN.order }).waitFor();
    await page.reload();
    await page.locator(".bubble", { hasText: OWN.order }).waitFor();
    await page.getByRole("button", { name: "Desligar" }).click();
    await page.locator(".bubble", { hasText: FOREIGN.order }).waitFor();
    assert.deepEqual(desk.complaints, []);
    await desk.close();
  });

  it("shows a reply in the visitor's language first, and sends it with what was written", async () => {
    const desk = await open(foreignScene("pt-BR"));
    const { page } = desk;
    await page.keyboard.press("l");
    await page.locator(".bubble", { hasText: OWN.order }).waitFor();
    await page.getByLabel(FIELD).fill(OWN.found);
    await page.keyboard.press("Control+Enter");
    const preview = page.locator("desk-assist .card");
    await preview.getByText(FOREIGN.found).waitFor();
    assert.equal(desk.commands.length, 0);
    await preview.getByRole("button", { name: "Editar" }).click();
    assert.equal(await page.getByLabel(FIELD).inputValue(), OWN.found);
    await page.keyboard.press("Control+Shift+Enter");
    await preview.getByRole("button", { name: "Enviar a tradução" }).press("Enter");
    await page.waitForURL((url) => !url.hash.includes(MARINA));
    const [say, end] = desk.commands;
    assert.ok(say?.type === "say");
    assert.deepEqual([say.text, say.original, end?.type], [FOREIGN.found, OWN.found, "resolve"]);
    await desk.close();
  });

  it("says why there is no translation, and sends the words as they were written", async () => {
    const desk = await open(foreignScene("pt-BR"));
    const { page } = desk;
    await page.keyboard.press("l");
    await page.locator(".bubble", { hasText: OWN.order }).waitFor();
    await page.getByLabel(FIELD).fill("São R$ 50.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("O modelo mudou um número ou um link").waitFor();
    await desk.stopTime();
    await page.getByRole("button", { name: "Enviar como escrevi" }).click();
    await page.locator(".message.pending", { hasText: "São R$ 50." }).waitFor();
    await page.keyboard.press("z");
    assert.equal(await page.getByLabel(FIELD).inputValue(), "São R$ 50.");
    await desk.close();
  });

  it("tells the talk in short by the model, marked, above its own words", async () => {
    const desk = await open({ ...queuedScene("pt-BR"), foreign: "en" }, "queue");
    const { page } = desk;
    const summary = page.locator("desk-summary");
    await summary.locator("li").first().waitFor();
    assert.equal(await summary.getByText("Escrito pelo modelo").count(), 0);
    await page.keyboard.press("y");
    await summary.getByText("Escrito pelo modelo").waitFor();
    await summary.getByText(/Marina recebeu uma luminária/).waitFor();
    await summary.getByText("Nas palavras da conversa").click();
    await summary.locator("li").first().waitFor();
    await desk.close();
  });

  it("shows nothing of it without a model, and the menu says why", async () => {
    const desk = await open(busyScene("pt-BR"));
    const { page } = desk;
    await page.keyboard.press("l");
    await page.keyboard.press("y");
    await page.locator("desk-composer .tools").click();
    await page.getByRole("menuitem", { name: /precisam de um modelo/ }).waitFor();
    assert.equal(await page.getByRole("menuitemcheckbox").count(), 0);
    assert.deepEqual(
      desk.acts.filter((act) => /^(translations|summary)/.test(act)),
      [],
    );
    await desk.close();
  });

  describe("macros", () => {
    /** Chooses a macro of Marina's conversation by its shortcut. */
    async function choose(desk: SceneDesk, shortcut: string): Promise<void> {
      await desk.page.keyboard.press("r");
      await desk.page.keyboard.type(`/${shortcut}`);
      await desk.page.locator(".inserts li", { hasText: shortcut }).waitFor();
      await desk.page.keyboard.press("Enter");
    }

    const held = ({ page }: SceneDesk) => page.locator("desk-assist .held");

    it("are taken back by one press within their time", async () => {
      const desk = await open(busyScene("pt-BR"));
      await desk.stopTime();
      await choose(desk, "aprovada");
      await held(desk).getByText("responde · etiqueta troca, ok · encerra").waitFor();
      await held(desk).getByRole("button", { name: "Desfazer" }).click();
      await held(desk).waitFor({ state: "detached" });
      await choose(desk, "aprovada");
      await desk.page.keyboard.press("Escape");
      await desk.page.keyboard.press("z");
      await held(desk).waitFor({ state: "detached" });
      assert.deepEqual(desk.commands, []);
      assert.equal(await desk.page.getByLabel(FIELD).inputValue(), "");
      await desk.close();
    });

    it("say their words and do their acts once the time is over, the end last", async () => {
      const desk = await open(busyScene("pt-BR"));
      const { page, commands } = desk;
      await desk.stopTime();
      await choose(desk, "aprovada");
      await held(desk).waitFor();
      await page.clock.runFor(4_900);
      assert.equal(commands.length, 0);
      await page.clock.runFor(200);
      await page.getByRole("status").getByText("Conversa encerrada").waitFor();
      await page.locator(".message.agent", { hasText: "Marina!" }).last().waitFor();
      assert.deepEqual(
        commands.map((command) => [command.type, "ownership" in command ? command.ownership : undefined]),
        [
          ["say", 3],
          ["set-tags", undefined],
          ["resolve", 3],
        ],
      );
      const tags = commands.flatMap((command) => (command.type === "set-tags" ? command.tags : []));
      assert.deepEqual(tags, ["troca", "defeito", "ok"]);
      await desk.close();
    });

    it("are applied by their names from the palette, and as the conversation is left", async () => {
      const desk = await open(busyScene("pt-BR"));
      const { page, commands } = desk;
      await desk.stopTime();
      await page.keyboard.press("r");
      await page.keyboard.type("/");
      await page.locator(".inserts li", { hasText: "correio" }).waitFor();
      await page.keyboard.press("Backspace");
      await page.keyboard.press("Control+k");
      await page.locator("desk-palette dialog[open]").waitFor();
      await page.keyboard.type("macro aguardar");
      await page.locator("desk-palette .choice", { hasText: "Aguardar o correio" }).waitFor();
      await page.keyboard.press("Enter");
      await held(desk).waitFor();
      await page.locator(".row", { hasText: "João Pedro Lima" }).click();
      await page.waitForURL((url) => !url.hash.includes(MARINA));
      await page
        .getByRole("status")
        .getByText(/aplicada/)
        .first()
        .waitFor();
      assert.deepEqual(
        commands.map(({ type }) => type),
        ["set-priority", "snooze"],
      );
      await desk.close();
    });

    it("need the conversation where they speak or end it, and are written on their page", async () => {
      const desk = await open(queuedScene("pt-BR"), "queue");
      const { page, acts } = desk;
      // The second key of two counts for a while alone.
      await desk.stopTime();
      await page.keyboard.press("n");
      await page.keyboard.type("/aprovada");
      await page.locator(".inserts li").first().waitFor();
      await page.keyboard.press("Enter");
      await page.getByText("Assuma a conversa para aplicar esta macro.").waitFor();
      assert.deepEqual(desk.commands, []);
      await page.keyboard.press("Escape");
      await page.keyboard.press("g");
      await page.keyboard.press("d");
      await page.getByRole("button", { name: "Nova macro" }).click();
      await page.getByLabel("Nome").fill("Lamento");
      await page.getByLabel("Atalho").fill("lamento");
      await page.getByRole("button", { name: "Salvar" }).click();
      await page.getByText("Escreva uma resposta ou escolha um ato.").waitFor();
      await page.getByLabel("Acrescentar etiquetas").fill("queixa, vip");
      await page.locator('desk-macros select[name="ending"]').selectOption("queue");
      await page.locator('desk-macros input[name="team"]').fill("trocas");
      await page.getByRole("button", { name: "Salvar" }).click();
      await page
        .locator("desk-macros li", { hasText: "etiqueta queixa, vip · passa à equipe trocas" })
        .waitFor();
      const put = acts.find((act) => act.startsWith("PUT macro lamento")) ?? "";
      assert.deepEqual(JSON.parse(put.slice("PUT macro lamento ".length)), {
        name: "Lamento",
        actions: [
          { type: "add-tags", tags: ["queixa", "vip"] },
          { type: "queue", team: "trocas" },
        ],
      });
      await desk.close();
    });
  });
});
