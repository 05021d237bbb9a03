import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Secret, TOTP } from "otpauth";
import { PASSWORD, type Person, signUp } from "../../../server/test/agents.ts";
import { SessionBed, SITE } from "../../../server/test/session-bed.ts";
import { busyScene } from "../scene.ts";
import { openStage, type Stage } from "../stage.ts";
import { answerByGateway } from "./real-gateway.ts";

const STEP_MS = 30_000;

describe("codes of an authenticator app at the desk", () => {
  let stage: Stage;
  let session: SessionBed;
  let lia: Person;

  before(async () => {
    [stage, session] = await Promise.all([openStage(), SessionBed.start()]);
    lia = await signUp(session.bed, SITE, "Lia");
  });

  after(() => stage.close());

  it("[I23] are switched on by a QR code, asked for after the password, and switched off", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR") });
    const { page } = desk;
    await answerByGateway(page, session, lia.cookie);
    await page.reload();
    await page.locator("desk-shell").waitFor();
    await page.goto(`${new URL(page.url()).origin}/desk/#/account`);
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Ativar códigos" }).click();
    await dialog.getByLabel("Sua senha").fill("não é esta senha");
    await dialog.getByRole("button", { name: "Continuar" }).click();
    await dialog.getByText("A senha não confere.").waitFor();
    await dialog.getByLabel("Sua senha").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Continuar" }).click();
    await dialog.getByRole("img", { name: "Código QR com a chave para o aplicativo" }).waitFor();
    const key = (await dialog.locator("code").innerText()).replaceAll(" ", "");
    const totp = new TOTP({ secret: Secret.fromBase32(key) });
    const codeNow = () => totp.generate({ timestamp: session.bed.clock.now() });
    await dialog.getByLabel("Código do aplicativo").fill("12345");
    await dialog.getByRole("button", { name: "Ativar códigos" }).click();
    await dialog.getByText("O código não confere, ou já foi usado. Espere o próximo.").waitFor();
    await dialog.getByLabel("Código do aplicativo").fill(codeNow());
    await dialog.getByRole("button", { name: "Ativar códigos" }).click();
    await page.getByText("Códigos ativados.").waitFor();
    const recoveryCodes = await dialog.getByRole("listitem").allInnerTexts();
    assert.equal(new Set(recoveryCodes).size, 10);
    await dialog.getByRole("button", { name: "Já guardei" }).click();
    await page.getByText("Restam 10 códigos de recuperação").waitFor();

    const signIn = async (code: string) => {
      await page.locator(".me desk-menu").click();
      await page.getByRole("menuitem", { name: "Sair" }).click();
      await page.getByLabel("E-mail").fill(lia.email ?? "");
      await page.getByLabel("Senha").fill(PASSWORD);
      await page.getByRole("button", { name: "Entrar", exact: true }).click();
      await page.getByLabel("Código").fill(code);
      await page.getByRole("button", { name: "Entrar", exact: true }).click();
    };
    // The code that switched them on is used up; the next one signs in.
    await signIn(codeNow());
    await page.getByText("O código não confere, ou já foi usado. Espere o próximo.").waitFor();
    session.bed.clock.advance(STEP_MS);
    await page.getByLabel("Código").fill(codeNow());
    await page.getByRole("button", { name: "Entrar", exact: true }).click();
    await page.locator("desk-shell").waitFor();
    await signIn(recoveryCodes[0] ?? "");
    await page.getByText("Restam 9 códigos de recuperação").waitFor();

    session.bed.clock.advance(STEP_MS);
    await page.getByRole("button", { name: "Desativar códigos" }).click();
    await dialog.getByLabel("Sua senha").fill(PASSWORD);
    await dialog.getByLabel("Código do aplicativo ou de recuperação").fill(codeNow());
    await dialog.getByRole("button", { name: "Desativar códigos" }).click();
    await page.getByText("Códigos desativados.").waitFor();
    await page.getByRole("button", { name: "Ativar códigos" }).waitFor();
    // The refusals are the browser's own lines; nothing else complains.
    assert.deepEqual(
      desk.complaints.filter((line) => !line.includes("status of 401")),
      [],
    );
    await desk.close();
  });
});
