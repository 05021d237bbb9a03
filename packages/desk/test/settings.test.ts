import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { busyScene } from "./scene.ts";
import { openStage, type Stage } from "./stage.ts";

describe("settings and sites", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  it("are checked as one types, and saved by keyboard once nothing is wrong", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/settings?group=privacy" });
    const { page, acts } = desk;
    const days = page.getByLabel("Guardar conversas por (dias)");
    const save = page.getByRole("button", { name: "Salvar" });
    await days.fill("366");
    await page.getByText("No máximo 365.").waitFor();
    assert.ok(await save.isDisabled());
    await days.fill("90");
    await page.getByText("No máximo 365.").waitFor({ state: "detached" });
    await days.press("Enter");
    await page.getByText("Configurações salvas.").waitFor();
    const [put = ""] = acts.filter((act) => act.startsWith("PUT"));
    assert.equal((JSON.parse(put.slice(put.indexOf("{"))) as { retentionDays: number }).retentionDays, 90);
    await desk.finish();
  });

  it("take the whole document as JSON, and say where it is wrong", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/settings?group=json" });
    const { page } = desk;
    const text = page.locator("textarea[name=json]");
    const use = page.getByRole("button", { name: "Usar este texto" });
    const held = JSON.parse(await text.inputValue()) as object;
    await text.fill(JSON.stringify({ ...held, retentionDays: 0 }));
    await use.click();
    await page.getByText("retentionDays: No mínimo 1.").waitFor();
    await text.fill("{ isto não");
    await use.click();
    await page.getByText("Isto não é JSON.").waitFor();
    await text.fill(JSON.stringify({ ...held, survey: false }));
    await use.click();
    await page.getByText("Há mudanças não salvas.").waitFor();
    await desk.finish();
  });

  it("take a question to the owner's systems by fields, each with what it is, and say which is wrong", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/settings?group=tools" });
    const { page, acts } = desk;
    await page.getByRole("checkbox", { name: "Usar: Perguntas aos seus sistemas" }).check();
    const save = page.getByRole("button", { name: "Salvar" });
    const hosts = page.getByRole("textbox", { name: /^Servidores que podem ser perguntados/ });
    await hosts.fill("api.loja.example");
    await hosts.blur();
    await page.getByRole("textbox", { name: /^Nome Letras minúsculas/ }).fill("situacao_do_pedido");
    await page.getByRole("textbox", { name: /^Descrição/ }).fill("A situação de um pedido.");
    const fields = page.getByRole("textbox", { name: /^Campos que ela envia/ });
    const input = { type: "object", properties: { numero: { type: "string" } } };
    await fields.fill(JSON.stringify(input));
    await fields.blur();
    const url = page.getByRole("textbox", { name: /^Endereço/ });
    await url.fill("http://api.loja.example/pedido");
    await page.getByText("Este valor não serve.").first().waitFor();
    assert.ok(await save.isDisabled());
    await url.fill("https://api.loja.example/pedido");
    await save.click();
    await page.getByText("Configurações salvas.").waitFor();
    const [put = ""] = acts.filter((act) => act.startsWith("PUT"));
    const { httpTools } = JSON.parse(put.slice(put.indexOf("{"))) as {
      httpTools: { hosts: string[]; tools: object[] };
    };
    assert.deepEqual(httpTools.hosts, ["api.loja.example"]);
    assert.deepEqual(httpTools.tools, [
      {
        name: "situacao_do_pedido",
        description: "A situação de um pedido.",
        input,
        url: "https://api.loja.example/pedido",
      },
    ]);
    await desk.finish();
  });

  it("are erased only after the site's name is typed, and it is said what goes", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/sites" });
    const { page, acts } = desk;
    await page.getByRole("button", { name: /: Clínica Sorriso$/ }).click();
    await page.getByRole("menuitem", { name: "Apagar" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("todas as conversas, com contatos e arquivos").waitFor();
    await dialog.getByRole("textbox").fill("outro");
    await dialog.getByRole("button", { name: "Apagar" }).click();
    assert.deepEqual(acts, []);
    await dialog.getByRole("textbox").fill("sorriso");
    await dialog.getByRole("textbox").press("Enter");
    await dialog.waitFor({ state: "hidden" });
    assert.deepEqual(acts, ["DELETE /api/desk/sites/sorriso"]);
    await desk.finish();
  });

  it("[I23] say what to do where one demands a second factor that the operator lacks, and lead to it", async () => {
    for (const [language, words, open, account] of [
      [
        "pt-BR",
        "exige um segundo fator, e a sua conta daqui entra só com a senha",
        "Abrir",
        "Ir para Sua conta",
      ],
      [
        "en",
        "demands a second factor, and your account here needs only its password",
        "Open",
        "Go to Your account",
      ],
      [
        "es",
        "exige un segundo factor, y tu cuenta de aquí entra solo con la contraseña",
        "Abrir",
        "Ir a Tu cuenta",
      ],
    ] as const) {
      const desk = await stage.open({ scene: busyScene(language), at: "#/sites" });
      const { page } = desk;
      const refused = { status: 403, contentType: "application/problem+json" };
      await page.route("**/api/desk/sites/sorriso/enter", (route) =>
        route.fulfill({ ...refused, body: JSON.stringify({ code: "second-factor-needed" }) }),
      );
      await page.getByRole("button", { name: open, exact: true }).first().click();
      await page.getByRole("alert").getByText(`“Clínica Sorriso” ${words}`).waitFor();
      await page.getByRole("button", { name: account }).click();
      await page.locator("desk-codes").waitFor();
      await desk.close();
    }
  });

  it("make a key with a permission at least, and say that it is copied only where it is", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/sites" });
    const { page, acts } = desk;
    const key = "prosa_scene_0123456789";
    await page.route("**/api/sites/aurora/keys", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ json: { id: "key-3", name: "Loja", scopes: ["site"], createdAt: 0, key } })
        : route.fallback(),
    );
    const form = page.locator("desk-keys form");
    await form.getByLabel("Para que serve").fill("Loja");
    await form.getByRole("button").click();
    await form.getByRole("alert").getByText("Escolha ao menos uma permissão.").waitFor();
    assert.deepEqual(acts, []);
    await form.getByLabel("Configurações").check();
    await form.getByRole("button").click();
    const made = page.locator("desk-keys .made");
    await made.getByText(key).waitFor();
    assert.equal(await form.getByRole("alert").count(), 0);
    await page.evaluate(() => {
      const writeText = () => Promise.reject(new DOMException("Not now.", "NotAllowedError"));
      Object.defineProperty(navigator.clipboard, "writeText", { configurable: true, value: writeText });
    });
    await made.getByRole("button").click();
    await page.waitForFunction((wanted) => getSelection()?.toString() === wanted, key);
    assert.equal(await made.getByRole("button").textContent(), "Copiar");
    await page.evaluate(() =>
      Object.defineProperty(navigator.clipboard, "writeText", { value: () => Promise.resolve() }),
    );
    await made.getByRole("button", { name: "Copiar" }).click();
    await made.getByRole("button", { name: "Copiada." }).waitFor();
    await desk.finish();
  });

  for (const [language, act, fault] of [
    ["pt-BR", "Novo token", "O token não vale mais. Escolha “Novo token” no menu; as mensagens esperam."],
    ["en", "New token", "The token is not valid any more. Choose “New token” in the menu; messages wait."],
    ["es", "Token nuevo", "El token ya no vale. Elige “Token nuevo” en el menú; los mensajes esperan."],
  ] as const)
    it(`give a channel whose token has ended a new one, in ${language}`, async () => {
      const desk = await stage.open({ scene: busyScene(language), at: "#/channels" });
      const { page, acts } = desk;
      const channel = page.locator("desk-channels .channel", { hasText: "@aurora_bot" });
      await channel.getByText(fault).waitFor();
      await channel.getByRole("button", { name: /@aurora_bot$/ }).click();
      await page.getByRole("menuitem", { name: act }).click();
      const dialog = page.getByRole("dialog", { name: act });
      const token = "123456789:AAFakeTokenOfTheLocalBotServer-0002";
      await dialog.getByLabel("Token", { exact: true }).fill(token);
      await dialog.getByRole("button", { name: act }).click();
      await dialog.waitFor({ state: "detached" });
      assert.deepEqual(acts, [`renew channel-3 ${JSON.stringify({ token })}`]);
      await desk.finish();
    });

  it("choose looks on a picture of the site's own page, on each screen, where the server can take one", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR") });
    const { page } = desk;
    const asked: string[] = [];
    // Each screen's picture has a width of its own, by which it is known from the one before.
    const widths = { Celular: 390, Computador: 600 } as const;
    const pictureOf = (width: number) =>
      page.screenshot({ type: "jpeg", clip: { x: 0, y: 0, width, height: 400 } });
    const pictures: Readonly<Record<string, Buffer>> = {
      phone: await pictureOf(widths.Celular),
      desktop: await pictureOf(widths.Computador),
    };
    await page.route("**/api/sites/aurora/picture?*", (route) => {
      const device = new URL(route.request().url()).searchParams.get("device") ?? "";
      asked.push(device);
      return route.fulfill({ body: pictures[device] ?? "", contentType: "image/jpeg" });
    });
    await page.evaluate(() => location.assign("#/setup?step=looks"));
    const frame = page.frameLocator("desk-preview iframe");
    const picture = frame.getByRole("img", { name: "Armazém Aurora" });
    for (const screen of ["Celular", "Computador", "Celular"] as const) {
      await page.getByRole("button", { name: screen, exact: true }).click();
      await picture.waitForFunction(
        (one, width) => (one as HTMLImageElement).naturalWidth === width,
        widths[screen],
      );
      assert.ok(await frame.locator("h1").isHidden(), "the drawing is gone");
    }
    assert.deepEqual(asked.toSorted(), ["desktop", "phone"], "each is asked for once");
    await page.getByRole("button", { name: "Esquerda", exact: true }).click();
    await frame.locator("prosa-chat[position=left]").waitFor({ state: "attached" });
    assert.ok(await picture.isVisible(), "a choice leaves the picture");
    await desk.close();
  });

  it("choose looks on a drawing of the page where no picture of it is to be had", async () => {
    for (const answer of [
      { status: 204 },
      { status: 422, json: { code: "network" } },
      { body: "no picture", contentType: "image/jpeg" },
    ]) {
      const desk = await stage.open({ scene: busyScene("pt-BR") });
      const { page } = desk;
      await page.route("**/api/sites/aurora/picture?*", (route) => route.fulfill(answer));
      const onDesktop = page.waitForResponse("**/picture?device=desktop");
      await page.evaluate(() => location.assign("#/setup?step=looks"));
      await onDesktop;
      const onPhone = page.waitForResponse("**/picture?device=phone");
      await page.getByRole("button", { name: "Celular", exact: true }).click();
      await onPhone;
      await page.getByRole("button", { name: "Esquerda", exact: true }).click();
      const frame = page.frameLocator("desk-preview iframe");
      await frame.getByRole("heading", { name: "Armazém Aurora" }).waitFor();
      assert.ok(await frame.locator("#picture").isHidden());
      await desk.close();
    }
  });
});
