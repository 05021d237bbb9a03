import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, messages, stage, write } from "../support/stage.ts";
import { replace } from "../support/voice-fakes.ts";

/** Presses Tab; returns whether the browser handles it. */
const tab = (element: ProsaChat, shiftKey = false) =>
  element.shadowRoot?.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Tab", shiftKey, bubbles: true, composed: true, cancelable: true }),
  );

async function openWithStops(): Promise<{ element: ProsaChat; last: HTMLElement }> {
  const element = await stage();
  element.open();
  await appears(element, () => byRole(element, "textbox"));
  await appears(element, () => byRole(element, "button", "Mais opções"));
  await write(element, "oi");
  await appears(element, () => messages(element).length === 1);
  const last = [...element.renderRoot.querySelectorAll<HTMLElement>(".toolbar button:not(:disabled)")].at(-1);
  if (!last) throw new Error("There are no buttons under the input.");
  return { element, last };
}

describe("a chat that fills the screen", () => {
  beforeEach(openRoom);
  afterEach(clearStage);

  it("keeps the focus from the page that it covers", async () => {
    const real = matchMedia;
    const undo = replace(window, "matchMedia", (query: string) =>
      real.call(window, query.includes("max-height: 480px") ? "all" : query),
    );
    const { element, last } = await openWithStops();
    undo();
    await import("../../src/view/tab-stops.ts");
    await new Promise(requestAnimationFrame);
    last.focus();
    expect(tab(element)).to.equal(false);
    expect(element.shadowRoot?.activeElement?.getAttribute("part")).to.equal("widen");
    expect(tab(element, true)).to.equal(false);
    expect(element.shadowRoot?.activeElement === last).to.equal(true);
    element.renderRoot.querySelector<HTMLElement>("[part=panel]")?.focus();
    expect(tab(element, true)).to.equal(false);
    expect(element.shadowRoot?.activeElement === last).to.equal(true);
    byRole(element, "textbox")?.focus();
    expect(tab(element)).to.equal(true);
    const head = document.createElement("a");
    Object.assign(head, { slot: "header", href: "#top", textContent: "Armazém Aurora" });
    element.append(head);
    last.focus();
    expect(tab(element)).to.equal(false);
    expect(document.activeElement === head).to.equal(true);
    element.close();
    await appears(element, () => !byRole(element, "dialog"));
  });

  it("lets the focus move into the page where it does not cover it", async () => {
    const { element, last } = await openWithStops();
    last.focus();
    expect(tab(element)).to.equal(true);
  });

  it("adds no entry to the history before the visitor has done something, and one at the first press", async () => {
    const real = matchMedia;
    const undo = replace(window, "matchMedia", (query: string) =>
      real.call(window, query.includes("max-height: 480px") ? "all" : query),
    );
    const activation = Object.getOwnPropertyDescriptor(Navigator.prototype, "userActivation") ?? {};
    let hasActed = false;
    const given = { configurable: true, get: () => ({ hasBeenActive: hasActed, isActive: hasActed }) };
    Object.defineProperty(Navigator.prototype, "userActivation", given);
    try {
      const { length } = history;
      const { element } = await openWithStops();
      expect(history.length).to.equal(length);
      hasActed = true;
      element.renderRoot.querySelector<HTMLElement>(".scroll")?.click();
      expect(history.state).to.have.property("prosaOpen");
      element.close();
      await appears(element, () => !byRole(element, "dialog"));
    } finally {
      undo();
      Object.defineProperty(Navigator.prototype, "userActivation", activation);
    }
  });
});
