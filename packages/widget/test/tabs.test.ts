import { expect } from "@esm-bundle/chai";
import { openRoom } from "./room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "./stage.ts";

describe("two tabs", () => {
  afterEach(clearStage);

  it("[I17] share one session, send each message once, and show the same order", async () => {
    const room = await openRoom();
    const site = freshSite();
    const [one, two] = [await stage(site), await stage(site)];
    for (const element of [one, two]) {
      element.open();
      await appears(element, () => element.shadowRoot?.textContent?.includes("Responde na hora"));
    }
    await write(one, "do primeiro");
    await appears(two, () => messages(two).includes("do primeiro"));
    await write(two, "do segundo");
    await appears(one, () => messages(one).includes("do segundo"));
    await appears(two, () => two.shadowRoot?.textContent?.includes("Enviada"));
    expect(room.sessionsMade).to.equal(1);
    expect(room.commands.filter(({ type }) => type === "say")).to.have.length(2);
    expect(messages(one)).to.deep.equal(messages(two));
  });

  it("[I17] let the next tab send what a closed one could not", async () => {
    const room = await openRoom();
    const site = freshSite();
    const [one, two] = [await stage(site), await stage(site)];
    for (const element of [one, two]) {
      element.open();
      await appears(element, () => element.shadowRoot?.textContent?.includes("Responde na hora"));
    }
    room.intercept = ({ type }) => type === "say";
    await write(one, "quem manda?");
    const first = await room.heard("say");
    room.intercept = () => false;
    one.remove();
    const second = await room.heard("say", 2);
    expect(second.id).to.equal(first.id);
    await appears(two, () => messages(two).includes("quem manda?"));
    expect(byRole(two, "textbox")).to.not.equal(undefined);
  });
});
