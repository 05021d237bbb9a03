export interface HostPage {
  window: Window & typeof globalThis;
  chat: HTMLElement;
  root: ShadowRoot;
}

const frames: HTMLIFrameElement[] = [];

/**
 * Opens a page of `pages/` with the script tag, on a device that has stored nothing of its site, and waits for the
 * bubble. Each page's site is named after its file.
 */
export async function visit(path: string): Promise<HostPage> {
  await forget(path.replace(".html", ""));
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

/** Removes every visited page. */
export function leave(): void {
  for (const frame of frames.splice(0)) frame.remove();
}

/** Resolves to the first result of `find`, which is called after every change below the node. */
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

function forget(site: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(`prosa:${site}`);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
