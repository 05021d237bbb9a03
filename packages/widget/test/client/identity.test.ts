import { expect } from "@esm-bundle/chai";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, stage, write } from "../support/stage.ts";

describe("who and where the visitor is", () => {
  afterEach(clearStage);

  it("goes to the room with each hello, and a change is told at once", async () => {
    const room = await openRoom();
    const element = await stage();
    element.identity = "ana.token";
    element.open();
    expect((await room.heard("hello")).identity).to.equal("ana.token");
    element.identity = "rui.token";
    expect((await room.heard("hello", 2)).identity).to.equal("rui.token");
    element.identity = undefined;
    expect(await room.heard("hello", 3)).not.to.have.property("identity");
  });

  it("asks no server for anything while the chat is closed", async () => {
    const room = await openRoom();
    const element = await stage();
    element.identity = "ana.token";
    await element.updateComplete;
    expect(room.sessionsMade).to.equal(0);
  });

  it("tells the page with a message, without what follows its path", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "isso vem em azul?");
    const { page } = await room.heard("say");
    expect(page).to.equal(location.origin + location.pathname);
    expect(location.search).not.to.equal("");
  });
});
