export interface HostPage {
  window: Window & typeof globalThis;
  chat: HTMLElement;
  root: ShadowRoot;
}

const frames: HTMLIFrameElement[] = [];

/** Opens a page of `test/pages` that has the script tag, and waits for the bubble. */
export async function visit(path: string): Promise<HostPage> {
  const frame = document.createElement("iframe");
  frame.width = "900";
  frame.height = "800";
  frame.src = new URL(`pages/${path}`, import.meta.url).href;
  frames.push(frame);
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve));
  const window = frame.contentWindow as (Window & typeof globalThis) | null;
  const chat = window && (await changes(window.document, () => window.document.querySelector("prosa-chat")));
  if (!window || !(chat instanceof window.HTMLElement) || !chat.shadowRoot) {
    throw new Error("The tag drew nothing.");
  }
  return { window, chat, root: chat.shadowRoot };
}

/** Takes every visited page away. */
export function leave(): void {
  for (const frame of frames.splice(0)) frame.remove();
}

/** Resolves when `find` gives something, looking again after every change below the node. */
export function changes<T>(node: Node, find: () => T | null | undefined | false): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      const found = find();
      if (!found) return;
      observer.disconnect();
      resolve(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(node, { childList: true, subtree: true, attributes: true });
    look();
  });
}
