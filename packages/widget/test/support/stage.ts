import "../../src/element/define.ts";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { SERVER } from "./room.ts";

const elements = new Set<ProsaChat>();
let siteCount = 0;

/** A site name that no other test uses, so that its stored rows are its own. */
export function freshSite(): string {
  siteCount += 1;
  return `site-${Math.random().toString(36).slice(2, 10)}-${siteCount}`;
}

/** Puts a chat on the page. */
export async function stage(
  site = freshSite(),
  element: ProsaChat = document.createElement("prosa-chat"),
): Promise<ProsaChat> {
  element.setAttribute("lang", "pt-BR");
  element.setAttribute("site", site);
  element.setAttribute("server", SERVER);
  element.retryDelay = () => 20;
  document.body.append(element);
  elements.add(element);
  await element.updateComplete;
  return element;
}

/** Removes every chat from the page, as leaving it does. */
export async function clearStage(): Promise<void> {
  for (const element of elements) element.remove();
  elements.clear();
  await Promise.resolve();
}

/** The test runner's own limit, less the time to report what the chat shows instead. */
const PATIENCE_MS = 30_000;

/** Resolves to the first result of `find`, which is called after every change below the element, every scroll and every move of the focus. */
export function appears<T>(element: ProsaChat, find: () => T | null | undefined | false): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = find();
      if (!found) return;
      stop();
      resolve(found);
    };
    const stop = () => {
      observer.disconnect();
      for (const type of ["scroll", "focusin"]) element.renderRoot.removeEventListener(type, look, true);
      clearTimeout(timer);
    };
    const observer = new MutationObserver(look);
    observer.observe(element.renderRoot, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
    for (const type of ["scroll", "focusin"]) element.renderRoot.addEventListener(type, look, true);
    const timer = setTimeout(() => {
      stop();
      const shown = element.renderRoot.textContent?.replace(/\s+/g, " ");
      reject(new Error(`It never appeared: ${find}. The chat shows: ${shown}`));
    }, PATIENCE_MS);
    look();
  });
}

/** Whether the room has welcomed this chat. */
export function isOnline(element: ProsaChat): boolean {
  return element.renderRoot.querySelector("[data-status=online]") !== null;
}

export function byRole(element: ProsaChat, role: string, name?: string): HTMLElement | undefined {
  const implied: Record<string, string> = { button: "button", textbox: "textarea", link: "a[href]" };
  const selector = [`[role=${role}]`, implied[role]].filter(Boolean).join(",");
  return [...element.renderRoot.querySelectorAll<HTMLElement>(selector)].find(
    (found) =>
      name === undefined ||
      (found.getAttribute("aria-label") ?? found.textContent ?? "").trim().includes(name),
  );
}

/** Writes into the input and presses Enter, as a visitor does. */
export async function write(element: ProsaChat, text: string): Promise<void> {
  const input = byRole(element, "textbox");
  if (!(input instanceof HTMLTextAreaElement)) throw new Error("There is no input.");
  input.value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await element.updateComplete;
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
}

/** The whole messages in the log, each as its words. A space that does not break a line is a space here. */
export function messages(element: ProsaChat): string[] {
  const rows = element.renderRoot.querySelectorAll("[role=log] [part~=message]");
  return [...rows].map(
    (row) => row.querySelector("[part~=bubble]")?.textContent?.trim().replaceAll("\u00a0", " ") ?? "",
  );
}

/** Erases the conversation by the menu. */
export async function erase(element: ProsaChat): Promise<void> {
  (await appears(element, () => byRole(element, "button", "Mais opções"))).click();
  (await appears(element, () => byRole(element, "menuitem", "Apagar a conversa"))).click();
  const dialog = await appears(element, () => byRole(element, "alertdialog"));
  const button = [...dialog.querySelectorAll("button")].find(({ textContent }) => textContent === "Apagar");
  button?.click();
}
