import { expect } from "@esm-bundle/chai";
import type { RefusalCode } from "@prosa/protocol";
import { HttpResponse, http } from "msw";
import { reportFault } from "../../src/app/report.ts";
import { replace } from "../support/device.ts";
import { type FakeRoom, openRoom, SERVER, useHandlers } from "../support/room.ts";
import { appears, byRole, clearStage, messages, stage, write } from "../support/stage.ts";

const shows = (element: Element, text: string) => element.shadowRoot?.textContent?.includes(text);

/** Opens the chat with a message that is written before the server has answered. */
async function writeEarly(element: Awaited<ReturnType<typeof stage>>): Promise<void> {
  element.send("Tem em azul?");
  await appears(element, () => messages(element).includes("Tem em azul?"));
}

function replaceOrigin(origin: string): () => void {
  const own = Object.getOwnPropertyDescriptor(window, "origin");
  Object.defineProperty(window, "origin", { configurable: true, get: () => origin });
  return () => Object.defineProperty(window, "origin", own ?? {});
}

function refuse(room: FakeRoom, code: RefusalCode, times = Number.POSITIVE_INFINITY): void {
  let left = times;
  room.intercept = ({ type }) => {
    if (type !== "hello" || left <= 0) return false;
    left -= 1;
    room.refuse(code);
    return true;
  };
}

describe("refusals", () => {
  afterEach(clearStage);

  it("asks for a reload when the page's version is too old, and dials no more", async () => {
    const room = await openRoom();
    refuse(room, "client-too-old");
    const element = await stage();
    const codes: string[] = [];
    element.addEventListener("prosa-error", (event) => {
      if (event instanceof CustomEvent) codes.push(event.detail.code);
    });
    element.open();
    const reload = await appears(element, () => byRole(element, "button", "Recarregar"));
    const conversation = element.renderRoot.querySelector<HTMLElement>(".scroll");
    expect(conversation?.contains(reload)).to.equal(true);
    expect(conversation?.innerText).to.include("sua conversa está guardada");
    const status = element.renderRoot.querySelector("[role=status]");
    expect([status?.textContent?.includes("guardada"), status?.querySelector("button")]).to.deep.equal([
      true,
      null,
    ]);
    expect(codes).to.deep.equal(["client-too-old"]);
    expect(room.commands.filter(({ type }) => type === "hello")).to.have.length(1);
  });

  it("says that the chat is not available where the site is unknown", async () => {
    await openRoom();
    useHandlers(
      http.post(`${SERVER}/api/sessions`, () =>
        HttpResponse.json(
          {
            type: "about:blank",
            title: "Not found",
            status: 404,
            code: "unknown-site",
            detail: "No such site.",
          },
          { status: 404 },
        ),
      ),
    );
    const element = await stage();
    element.open();
    await appears(element, () => shows(element, "não está disponível nesta página"));
    const conversation = element.renderRoot.querySelector<HTMLElement>(".scroll");
    expect(conversation?.innerText).to.include("contatos do site");
    expect(conversation?.querySelector("button")).to.equal(null);
    const status = [...element.renderRoot.querySelectorAll("[role=status]")].map((one) => one.textContent);
    expect(status.join()).to.include("não está disponível nesta página");
  });

  it("names the origin to add in one console line, and promises the visitor nothing", async () => {
    await openRoom();
    const detail = "Add https://www.loja.example to the site's origins.";
    const problem = {
      type: "about:blank",
      title: "Forbidden",
      status: 403,
      code: "origin-not-allowed",
      detail,
    };
    let asks = 0;
    useHandlers(
      http.post(`${SERVER}/api/sessions`, () => {
        asks += 1;
        return HttpResponse.json(problem, { status: 403 });
      }),
    );
    const lines: string[] = [];
    const restore = replace(console, "error", (line: string) => lines.push(line));
    try {
      const element = await stage();
      const told: string[] = [];
      element.addEventListener("prosa-error", (event) => told.push((event as CustomEvent).detail.message));
      await writeEarly(element);
      await appears(element, () => shows(element, "não está disponível nesta página"));
      await appears(element, () => shows(element, "Não foi enviada."));
      expect(shows(element, "quando a conexão voltar") || shows(element, "sem conexão")).to.equal(false);
      expect([asks, lines.length, told.length]).to.deep.equal([1, 1, 1]);
      expect(lines[0]).to.include(detail);
      expect(told[0]).to.include(detail);
    } finally {
      restore();
    }
  });

  it("says that a sandboxed frame is the reason where the page has no origin", async () => {
    const told: string[] = [];
    const element = document.createElement("div");
    element.addEventListener("prosa-error", (event) => told.push((event as CustomEvent).detail.message));
    const restoreOrigin = replaceOrigin("null");
    const restore = replace(console, "error", (line: string) => told.push(line));
    try {
      reportFault(element, "origin-not-allowed", "Add null to the site's origins.");
      expect(told.join()).to.include("sandboxed frame").and.to.not.include("Add null");
    } finally {
      restore();
      restoreOrigin();
    }
  });

  it("[F45] refreshes an expired token and continues with the same session", async () => {
    const room = await openRoom();
    refuse(room, "token-expired", 1);
    const element = await stage();
    element.open();
    await appears(element, () => shows(element, "Responde na hora"));
    expect(room.sessionsMade).to.equal(1);
    expect(room.refreshes).to.equal(1);
  });

  it("creates a session when the fresh token is refused too, and keeps unsent messages", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => shows(element, "Responde na hora"));
    room.say({
      id: "reply-0001",
      author: "assistant",
      parts: [{ type: "text", text: "da velha" }],
      end: "done",
    });
    await appears(element, () => messages(element).includes("da velha"));
    room.intercept = ({ type }) => type === "say";
    await write(element, "não me perca");
    await room.heard("say");
    room.log = [];
    refuse(room, "bad-token", 2);
    room.cut();
    await appears(element, () => shows(element, "Enviada"));
    expect(room.sessionsMade).to.equal(2);
    expect(messages(element)).to.deep.equal(["não me perca"]);
  });

  it("tells the page which attributes are missing", async () => {
    const element = document.createElement("prosa-chat");
    const told = new Promise((resolve) => element.addEventListener("prosa-error", resolve, { once: true }));
    document.body.append(element);
    element.open();
    const event = await told;
    expect(event instanceof CustomEvent && event.detail.code).to.equal("not-configured");
    element.remove();
  });
});
