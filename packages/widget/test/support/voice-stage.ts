import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { VOICE_KEY } from "../../src/storage/local-keys.ts";
import { type FakeRoom, openRoom } from "./room.ts";
import { appears, byRole, clearStage, stage } from "./stage.ts";
import { FakeRecognition, FakeSynthesis, FakeUtterance, replace } from "./voice-fakes.ts";

export const DICTATE = "Falar em vez de escrever";
export const NARRATE = "Ouvir as respostas em voz alta";
export const TALK = "Conversar por voz";

/** The room of one test, and the fake speech output that the test reads. */
export interface VoiceStage {
  room: FakeRoom;
  synthesis: FakeSynthesis;
  /** Called after the test; the test may add its own. */
  restores: (() => void)[];
}

/** Gives every test of a suite its own fake speech input and output, and a device without stored choices of voice. */
export function setVoiceStage(onSet: (stage: VoiceStage) => void): void {
  let restores: (() => void)[] = [];

  beforeEach(async () => {
    localStorage.removeItem(VOICE_KEY);
    FakeRecognition.reset();
    const synthesis = new FakeSynthesis();
    restores = [
      replace(window, "SpeechRecognition", FakeRecognition),
      replace(window, "webkitSpeechRecognition", undefined),
      replace(window, "speechSynthesis", synthesis),
      replace(window, "SpeechSynthesisUtterance", FakeUtterance),
    ];
    onSet({ room: await openRoom(), synthesis, restores });
  });
  afterEach(async () => {
    await clearStage();
    for (const restore of restores) restore();
    localStorage.removeItem(VOICE_KEY);
  });
}

/** Opens a chat, and waits for the greeting and the voice's buttons. */
export async function openVoice(room: FakeRoom, site?: string): Promise<ProsaChat> {
  const element = await stage(site);
  element.open();
  await appears(element, () => element.renderRoot.textContent?.includes(room.greeting));
  await appears(element, () => byRole(element, "button", NARRATE));
  return element;
}

export const input = (element: ProsaChat) => {
  const found = byRole(element, "textbox");
  if (!(found instanceof HTMLTextAreaElement)) throw new Error("There is no input.");
  return found;
};
export const press = (element: ProsaChat, name: string) => {
  const button = byRole(element, "button", name);
  if (!button) throw new Error(`There is no button "${name}".`);
  button.focus();
  button.click();
};
export const isPressed = (element: ProsaChat, name: string) =>
  byRole(element, "button", name)?.getAttribute("aria-pressed") === "true";
export const status = (element: ProsaChat) =>
  [...element.renderRoot.querySelectorAll("[role=status]")].map((part) => part.textContent?.trim()).join(" ");
export const focuses = (element: ProsaChat, find: () => Element | undefined) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!element.shadowRoot?.activeElement || element.shadowRoot.activeElement !== find()) return;
      element.shadowRoot.removeEventListener("focusin", look);
      resolve();
    };
    element.shadowRoot?.addEventListener("focusin", look);
    look();
  });
export const pressEscape = (element: ProsaChat) =>
  (element.shadowRoot?.activeElement ?? input(element)).dispatchEvent(
    new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }),
  );
