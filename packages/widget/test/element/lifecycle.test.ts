import { expect } from "@esm-bundle/chai";
import { History } from "../../src/storage/history.ts";
import { openRoom, SERVER } from "../support/room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "../support/stage.ts";
import { replace } from "../support/voice-fakes.ts";

describe("lifecycle", () => {
  afterEach(clearStage);

  it("asks the server for nothing before the visitor opens it", async () => {
    const room = await openRoom();
    const element = await stage();
    await element.updateComplete;
    expect(room.sessionsMade).to.equal(0);
    element.open();
    await room.heard("hello");
    expect(room.sessionsMade).to.equal(1);
  });

  it("prewarms when a pointer comes to the bubble, shows nothing and asks for nothing", async () => {
    const room = await openRoom();
    const element = await stage();
    const button = await appears(element, () => byRole(element, "button", "Abrir a conversa"));
    await element.updateComplete;
    const drawn: string[] = [];
    const watch = new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        drawn.push(...[...addedNodes].map((node) => String(node.textContent)));
    });
    watch.observe(element.renderRoot, { childList: true });
    button.dispatchEvent(new PointerEvent("pointerenter"));
    await appears(element, () => drawn.some((text) => text.includes("Falar com uma pessoa")));
    expect(byRole(element, "dialog")).to.equal(undefined);
    expect(element.renderRoot.querySelector("textarea")).to.equal(null);
    expect(room.sessionsMade).to.equal(0);
    watch.disconnect();
  });

  it("keeps its connection when it is moved in the page", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await room.heard("hello");
    const corner = document.createElement("div");
    document.body.append(corner);
    corner.append(element);
    await element.updateComplete;
    await write(element, "ainda aqui");
    await room.heard("say");
    expect(room.commands.filter(({ type }) => type === "hello")).to.have.length(1);
    corner.remove();
  });

  it("continues when it is put back after a while, and with another site when it gets one", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await room.heard("hello");
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(element);
    await room.heard("hello", 2);
    element.site = freshSite();
    await room.heard("hello", 3);
    expect(room.sessionsMade).to.equal(2);
    element.close();
    element.site = freshSite();
    await element.updateComplete;
    element.open();
    await room.heard("hello", 4);
    expect(room.sessionsMade).to.equal(3);
  });

  it("keeps properties that were set before it was upgraded", async () => {
    await openRoom();
    const element = document.createElement("prosa-chat");
    expect(
      Object.assign(element, { site: freshSite(), server: SERVER, theme: "dark", isOpen: true }),
    ).to.equal(element);
    element.lang = "en";
    document.body.append(element);
    await appears(element, () => byRole(element, "dialog"));
    expect(element.getAttribute("theme")).to.equal("dark");
    expect(byRole(element, "button", "Close the chat")).to.not.equal(undefined);
    element.remove();
  });

  it("says a text given by script", async () => {
    const room = await openRoom();
    const element = await stage();
    element.send("  Quero saber do prazo  ");
    expect((await room.heard("say")).text).to.equal("Quero saber do prazo");
    await appears(element, () => messages(element).length === 1);
  });

  it("loses nothing that is said while it opens", async () => {
    for (let run = 0; run < 5; run += 1) {
      const room = await openRoom();
      const element = await stage();
      await new History(element.site, () => {}).load();
      element.open();
      element.send("Qual o prazo de troca?");
      expect((await room.heard("say")).text).to.equal("Qual o prazo de troca?");
    }
  });

  it("opens, closes, and reports both; Escape closes and gives the focus back", async () => {
    await openRoom();
    const element = await stage();
    const told: string[] = [];
    for (const type of ["prosa-open", "prosa-close"]) element.addEventListener(type, () => told.push(type));
    const launcher = byRole(element, "button", "Abrir a conversa");
    launcher?.click();
    const input = await appears(element, () => byRole(element, "textbox"));
    expect(element.shadowRoot?.activeElement).to.equal(input);
    expect(element.hasAttribute("open")).to.equal(true);
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await appears(element, () => !byRole(element, "dialog"));
    expect(element.shadowRoot?.activeElement).to.equal(launcher);
    expect(element.hasAttribute("open")).to.equal(false);
    expect(told).to.deep.equal(["prosa-open", "prosa-close"]);
  });

  it("takes no focus from a page that has it open from the start", async () => {
    await openRoom();
    const field = document.createElement("input");
    document.body.append(field);
    field.focus();
    const element = document.createElement("prosa-chat");
    element.setAttribute("site", freshSite());
    element.setAttribute("server", SERVER);
    element.setAttribute("open", "");
    document.body.append(element);
    await appears(element, () => byRole(element, "textbox"));
    expect(document.activeElement).to.equal(field);
    element.close();
    await appears(element, () => !byRole(element, "dialog"));
    expect(document.activeElement).to.equal(field);
    element.remove();
    field.remove();
  });

  it("goes between log and input with F6", async () => {
    await openRoom();
    const element = await stage();
    element.open();
    const input = await appears(element, () => byRole(element, "textbox"));
    await appears(element, () => byRole(element, "button", "Mais opções"));
    const press = (target: Element) =>
      target.dispatchEvent(new KeyboardEvent("keydown", { key: "F6", bubbles: true, cancelable: true }));
    press(input);
    const log = byRole(element, "region", "Mensagens");
    expect(element.shadowRoot?.activeElement).to.equal(log);
    if (log) press(log);
    expect(element.shadowRoot?.activeElement).to.equal(input);
  });

  it("counts the messages on the bubble that came while it was closed", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "oi");
    const { id } = await room.heard("say");
    await appears(element, () => messages(element).length === 1);
    element.close();
    room.answer("olá", id);
    await appears(element, () => byRole(element, "button", "Abrir a conversa, 1 mensagem nova"));
    element.open();
    await appears(element, () => messages(element).length === 2);
    expect((await room.heard("seen")).through).to.equal(2);
  });

  it("follows the language of the element while it is open", async () => {
    await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "button", "Falar com uma pessoa"));
    element.lang = "en";
    await appears(element, () => byRole(element, "button", "Talk to a person"));
  });

  it("stays where the visitor reads, and offers the way to the latest", async () => {
    const room = await openRoom();
    for (let count = 0; count < 40; count += 1) room.answer(`Resposta número ${count}`);
    const element = await stage();
    element.open();
    await appears(element, () => messages(element).length === 40);
    const scroller = byRole(element, "region", "Mensagens");
    if (!scroller) throw new Error("There is no log.");
    // What loads late draws the chat once more, and would scroll the test back to the end.
    await appears(element, () => byRole(element, "button", "Mais opções"));
    await appears(element, () => element.renderRoot.querySelector(".tool"));
    await appears(element, () => scroller.scrollTop > 0);
    scroller.scrollTop = 0;
    await appears(element, () => byRole(element, "button", "Ir para a última mensagem"));
    room.answer("a mais nova");
    await appears(element, () => messages(element).length === 41);
    expect(scroller.scrollTop).to.equal(0);
    byRole(element, "button", "Ir para a última mensagem")?.click();
    await element.updateComplete;
    expect(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight).to.be.lessThan(2);
  });

  it("keeps the question visible above an answer that is longer than the chat", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "Conte tudo");
    const { id } = await room.heard("say");
    room.answer(Array.from({ length: 80 }, (_, count) => `Parágrafo ${count}.`).join("\n\n"), id);
    await appears(element, () => byRole(element, "button", "Ir para a última mensagem"));
    await appears(element, () => !element.renderRoot.querySelector("[aria-hidden=true] [part~=bubble]"));
    const scroller = byRole(element, "region", "Mensagens")?.getBoundingClientRect();
    const question = element.renderRoot.querySelector("[part~=visitor]")?.getBoundingClientRect();
    if (!scroller || !question) throw new Error("There is no question.");
    expect(question.top).to.be.greaterThan(scroller.top - 1);
    expect(question.bottom).to.be.lessThan(scroller.bottom);
  });

  it("takes no focus when the page opens it after the visitor has closed it", async () => {
    await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    element.open();
    element.close();
    await appears(element, () => !byRole(element, "dialog"));
    const field = document.createElement("input");
    document.body.append(field);
    field.focus();
    element.isOpen = true;
    await appears(element, () => byRole(element, "textbox"));
    await element.updateComplete;
    expect(document.activeElement === field).to.equal(true);
    field.remove();
  });

  it("marks messages as seen once the visitor looks at the page again", async () => {
    const room = await openRoom();
    const { title } = document;
    const element = await stage();
    element.countsInTitle = true;
    element.open();
    await appears(element, () => byRole(element, "button", "Mais opções"));
    await write(element, "oi");
    const { id } = await room.heard("say");
    await appears(element, () => messages(element).length === 1);
    const undo = replace(document, "hidden", true);
    room.answer("olá", id);
    await appears(element, () => messages(element).length === 2);
    await element.updateComplete;
    expect(document.title).to.match(/^\(1\)/);
    undo();
    document.dispatchEvent(new Event("visibilitychange"));
    expect((await room.heard("seen")).through).to.equal(2);
    await element.updateComplete;
    expect(document.title).to.equal(title);
  });
});
