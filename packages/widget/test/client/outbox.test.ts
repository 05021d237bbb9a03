import { expect } from "@esm-bundle/chai";
import { Conversation } from "../../src/client/conversation.ts";
import { openRoom, SERVER } from "../support/room.ts";
import { freshSite } from "../support/stage.ts";

describe("the outbox", () => {
  it("[I6] loses nothing that is written while the tab reads the rows of others", async () => {
    const room = await openRoom();
    const conversation = new Conversation({
      site: freshSite(),
      server: SERVER,
      language: () => "pt-BR",
      identity: () => undefined,
      onChange: () => {},
      onMessage: () => {},
      onError: () => {},
      onDraft: () => {},
      isConsentRequired: false,
      retryDelay: () => 20,
    });
    const { history } = conversation;
    const load = history.loadOutbox.bind(history);
    let release = () => {};
    const isHeld = new Promise<void>((resolve) => {
      history.loadOutbox = async () => {
        const rows = await load();
        history.loadOutbox = load;
        await new Promise<void>((go) => {
          release = go;
          resolve();
        });
        return rows;
      };
    });
    await conversation.connect();
    await isHeld;
    room.intercept = ({ type }) => type === "say";
    await conversation.enqueue({ type: "say", id: "message-0001", text: "não me perca" }, "não me perca");
    release();
    await room.heard("say");
    expect((await load())?.map(({ text }) => text)).to.deep.equal(["não me perca"]);
    expect(conversation.state.outbox).to.have.length(1);
    conversation.close();
  });
});
