import { expect } from "@esm-bundle/chai";
import type { Command, RoomEvent } from "@prosa/protocol";
import { changes, leave, visit } from "../support/host-page.ts";
import { replace } from "../support/voice-fakes.ts";

const WELCOME: RoomEvent = {
  type: "welcome",
  protocol: 2,
  session: "session-1",
  epoch: "epoch-one",
  seq: 1,
  seen: 1,
  site: {
    name: "Armazén Aurora",
    form: {
      fields: [{ name: "email", isRequired: true }],
      consent: { text: "Solo para responder." },
      isRequired: true,
    },
  },
};

const SAID: RoomEvent = {
  type: "said",
  seq: 1,
  at: 1_785_000_000_000,
  message: {
    id: "message-1",
    author: "assistant",
    end: "done",
    parts: [
      { type: "form", fields: [{ name: "phone", isRequired: true }], consent: { text: "Solo para llamar." } },
      { type: "survey" },
      {
        type: "card",
        title: "Tienda",
        actions: [{ type: "contact", label: "WhatsApp", channel: "whatsapp", to: "+34 600 000 000" }],
      },
    ],
  },
};

const LIA = { id: "agent-lia", name: "Lia Andrade", avatarPath: `/api/avatars/loja/${"l".repeat(43)}` };

const OF_LIA: RoomEvent = {
  ...SAID,
  message: { id: "message-1", author: "agent", agent: LIA, parts: [{ type: "text", text: "Hola." }] },
};

/** A socket whose room says the same to every visitor. */
class ScriptedSocket {
  static readonly OPEN = 1;
  static said = SAID;
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  constructor() {
    queueMicrotask(() => {
      this.readyState = 1;
      this.onopen?.();
    });
  }

  send(frame: string): void {
    const { type } = JSON.parse(frame) as Command;
    if (type !== "hello") return;
    this.onmessage?.({ data: JSON.stringify([WELCOME, ScriptedSocket.said]) });
  }

  close(): void {
    this.readyState = 3;
  }
}

describe("forms, surveys and actions under a strict policy", () => {
  afterEach(() => {
    ScriptedSocket.said = SAID;
    return leave();
  });

  it("load, show themselves and find faults with nothing blocked", async () => {
    const { window, root } = await visit("strict.html");
    replace(window, "WebSocket", ScriptedSocket);
    window.dispatchEvent(new Event("online"));
    const find = (selector: string) => changes(root, () => root.querySelector<HTMLElement>(selector));
    const start = await find("[data-ask=start]");
    const submit = await find("[data-ask=start] [type=submit]");
    submit.click();
    expect((await find("[data-ask=start] .fault")).textContent).to.include("Escribe tu correo electrónico.");
    (await find("[data-ask=message-1] [type=radio]")).click();
    await find("[data-ask=message-1] textarea");
    const action = await find("[part~=action]");

    for (const part of [submit, action]) {
      expect(window.getComputedStyle(part).minHeight).to.equal("44px");
    }
    expect(window.getComputedStyle(start).outlineOffset).to.equal("4px");
    expect(root.querySelectorAll("[style]")).to.have.length(0);
    const blocked: unknown = Reflect.get(window, "blocked");
    // The test server puts a script of its own into every page.
    const ours =
      Array.isArray(blocked) && blocked.filter((line) => !/__web-dev-server__|parties/.test(String(line)));
    expect(ours).to.deep.equal([]);
  });

  it("keeps a person's initials where the policy lets no picture through", async () => {
    ScriptedSocket.said = OF_LIA;
    const { window, root } = await visit("strict.html");
    replace(window, "WebSocket", ScriptedSocket);
    window.dispatchEvent(new Event("online"));
    const face = await changes(root, () => root.querySelector(".agent .face:not(:has(img))"));
    expect(face.textContent).to.equal("LA");
    const blocked: unknown = Reflect.get(window, "blocked");
    expect(String(blocked)).to.contain("/api/avatars/loja/");
  });
});
