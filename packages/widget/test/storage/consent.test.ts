import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { History } from "../../src/storage/history.ts";
import { violationsOf } from "../support/accessibility.ts";
import { hasDatabase } from "../support/device.ts";
import { openRoom, SERVER } from "../support/room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "../support/stage.ts";

const shows = (element: Element, text: string) => element.shadowRoot?.textContent?.includes(text);

async function stageCautious(site: string): Promise<ProsaChat> {
  const element = await stage("");
  element.consent = "required";
  element.site = site;
  element.server = SERVER;
  await element.updateComplete;
  return element;
}

async function openCautious(site: string): Promise<ProsaChat> {
  const element = await stageCautious(site);
  element.open();
  await appears(element, () => shows(element, "Pronto para conversar"));
  return element;
}

describe("consent", () => {
  afterEach(clearStage);

  it("stores nothing and asks the server for nothing before the visitor's first act, and says so", async () => {
    const room = await openRoom();
    const site = freshSite();
    const element = await openCautious(site);
    await appears(element, () => shows(element, "Nada fica guardado antes da sua primeira mensagem"));
    const input = byRole(element, "textbox");
    if (!(input instanceof HTMLTextAreaElement)) throw new Error("There is no input.");
    input.value = "talvez";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    expect(await violationsOf(element)).to.deep.equal([]);
    await clearStage();
    expect(await hasDatabase(site)).to.equal(false);
    expect(room.sessionsMade).to.equal(0);
  });

  it("takes the first message for consent", async () => {
    const room = await openRoom();
    const site = freshSite();
    const element = await openCautious(site);
    await write(element, "oi");
    await appears(element, () => shows(element, "Enviada"));
    expect(messages(element)).to.deep.equal(["oi"]);
    expect([await hasDatabase(site), room.sessionsMade]).to.deep.equal([true, 1]);
    expect(shows(element, "Nada fica guardado")).to.equal(false);
  });

  it("takes the page's call for consent", async () => {
    const room = await openRoom();
    const site = freshSite();
    const element = await openCautious(site);
    element.grantConsent();
    await appears(element, () => shows(element, "Responde na hora"));
    expect(room.sessionsMade).to.equal(1);
  });

  it("remembers on the next page that consent was given", async () => {
    const room = await openRoom();
    const site = freshSite();
    const before = await openCautious(site);
    await write(before, "oi");
    await appears(before, () => shows(before, "Enviada"));
    await clearStage();
    const after = await stageCautious(site);
    after.open();
    await appears(after, () => messages(after).length === 1);
    await appears(after, () => shows(after, "Responde na hora"));
    expect(room.sessionsMade).to.equal(1);
  });

  it("remembers nothing of the site's first messages before it is known which site's", async () => {
    await openRoom();
    const element = await stage("");
    element.consent = "required";
    element.proactive = [{ text: "Posso ajudar?" }];
    await import("../../src/features/proactive/proactive.ts");
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
    expect(localStorage.getItem("prosa:proactive:")).to.equal(null);
    element.site = freshSite();
    await appears(element, () => shows(element, "Posso ajudar?"));
    expect(
      Object.keys(localStorage).filter((key) => key.startsWith(`prosa:proactive:${element.site}`)),
    ).to.have.length(0);
  });

  it("is not taken back after reading an empty device", async () => {
    const site = freshSite();
    const erased = new History(site, () => {});
    await erased.load();
    await erased.saveDraft("oi");
    await erased.erase();
    const history = new History(site, () => {}, true);
    const loaded = history.load();
    history.release();
    await loaded;
    await history.saveDraft("de novo");
    expect((await new History(site, () => {}).load()).draft).to.equal("de novo");
  });
});
