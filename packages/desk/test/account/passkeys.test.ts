import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { CDPSession } from "playwright-core";
import { PASSWORD, type Person, signUp } from "../../../server/test/agents.ts";
import { SessionBed, SITE } from "../../../server/test/session-bed.ts";
import { busyScene } from "../scene.ts";
import { openStage, type SceneDesk, type Stage } from "../stage.ts";
import { answerByGateway } from "./real-gateway.ts";

/** The desk of the scenes, whose requests a real gateway and its rooms answer, with Chromium's own authenticator. */
describe("passkeys at the desk", () => {
  let stage: Stage;
  let session: SessionBed;
  let lia: Person;

  before(async () => {
    [stage, session] = await Promise.all([openStage(), SessionBed.start()]);
    lia = await signUp(session.bed, SITE, "Lia");
  });

  after(() => stage.close());

  /** A desk whose browser holds these cookies, and sends its requests to the gateway. */
  async function open(
    cookie: string,
  ): Promise<{ desk: SceneDesk; cdp: CDPSession; authenticatorId: string }> {
    const desk = await stage.open({ scene: busyScene("pt-BR") });
    const { page } = desk;
    await answerByGateway(page, session, cookie);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return { desk, cdp, authenticatorId };
  }

  it("[I23] are made, sign in without an address, are renamed and removed, as a browser does it", async () => {
    const { desk, cdp, authenticatorId } = await open(lia.cookie);
    const { page } = desk;
    const scripts: string[] = [];
    page.on("request", (request) => scripts.push(request.url()));
    await page.reload();
    await page.locator("desk-shell").waitFor();
    await page.goto(`${new URL(page.url()).origin}/desk/#/account`);
    await page.getByText("Nenhuma chave ainda.").waitFor();
    const before = scripts.length;
    await page.getByRole("button", { name: "Adicionar chave" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Nome da chave").fill("Notebook");
    await dialog.getByLabel("Sua senha").fill("não é esta senha");
    await dialog.getByRole("button", { name: "Continuar" }).click();
    await dialog.getByText("A senha não confere.").waitFor();
    await dialog.getByLabel("Sua senha").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Continuar" }).click();
    await page.getByText("Chave Notebook adicionada.").waitFor();
    assert.ok(scripts.length > before, "what speaks to authenticators loads only now");
    const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId });
    assert.deepEqual(
      credentials.map(({ rpId, isResidentCredential }) => [rpId, isResidentCredential]),
      [["localhost", true]],
    );

    const needed = page.getByLabel("Exigir uma chave para entrar");
    await needed.click();
    // It is disabled while the server is asked: who signs out before its answer may not have asked at all.
    await needed.and(page.locator(":enabled")).waitFor();
    await page.locator(".me desk-menu").click();
    await page.getByRole("menuitem", { name: "Sair" }).click();
    await page.locator("desk-entry").waitFor();
    await page.getByLabel("E-mail").fill(lia.email ?? "");
    await page.getByLabel("Senha").fill(PASSWORD);
    await page.getByRole("button", { name: "Entrar", exact: true }).click();
    await page.getByText("esta conta pede também uma chave de acesso. Entre com ela.").waitFor();
    await page.getByRole("button", { name: "Entrar com chave de acesso" }).click();
    await page.locator("desk-shell").waitFor();

    await page.getByText("Chrome · Windows").first().waitFor();
    // The switch is answered only once another dialog is open, which stays open.
    const answered = Promise.withResolvers<void>();
    await page.route("**/api/desk/**", async (route) => {
      if (route.request().postData()?.includes("needsPasskey")) await answered.promise;
      await route.fallback();
    });
    await needed.click();
    await page.getByRole("button", { name: "Mudar o nome de Notebook" }).click();
    await dialog.getByLabel("Nome da chave").fill("Chave azul");
    assert.equal(await needed.isDisabled(), true);
    answered.resolve();
    await needed.and(page.locator(":enabled")).waitFor();
    assert.equal(await dialog.getByLabel("Nome da chave").inputValue(), "Chave azul");
    await dialog.getByLabel("Nome da chave").press("Enter");
    await page.getByRole("button", { name: "Remover Chave azul" }).click();
    await dialog.getByRole("button", { name: "Remover Chave azul" }).click();
    await page.getByText("Nenhuma chave ainda.").waitFor();

    await page.locator(".me desk-menu").click();
    await page.getByRole("menuitem", { name: "Sair" }).click();
    await page.getByRole("button", { name: "Entrar com chave de acesso" }).click();
    await page.getByText("Esta chave não é conhecida aqui. Entre com a senha.").waitFor();
    // The refusals are the browser's own lines; nothing else complains.
    assert.deepEqual(
      desk.complaints.filter((line) => !line.includes("status of 401")),
      [],
    );
    await desk.close();
  });
});
