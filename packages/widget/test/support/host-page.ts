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
  const { window, find } = await openPage({ src: new URL(`pages/${path}`, import.meta.url).href });
  return { window, ...(await find()) };
}

/**
 * Opens a page of these words, which has the script tag or adds it later. `find` waits for the bubble; `faults` collects what
 * the page's console and `prosa-error` say.
 */
export async function visitWords(body: string, size = { width: 900, height: 800 }): Promise<OpenPage> {
  return openPage(
    { srcdoc: `<!doctype html><html lang="pt-BR"><title>P</title>${RECORDER}<body>${body}` },
    size,
  );
}

const RECORDER = `<script>
  window.faults = { lines: [], codes: [] };
  for (const level of ["error", "warn"]) console[level] = (line) => window.faults.lines.push(String(line));
  addEventListener("prosa-error", ({ detail }) => window.faults.codes.push(detail.code));
</script>`;

interface OpenPage {
  window: Window & typeof globalThis;
  find: () => Promise<{ chat: HTMLElement; root: ShadowRoot }>;
  faults: () => { lines: string[]; codes: string[] };
}

/** Opens a page of these words, and does not wait until it has loaded. */
export function openUnloaded(body: string): { window: Window & typeof globalThis; find: OpenPage["find"] } {
  const frame = Object.assign(document.createElement("iframe"), {
    srcdoc: `<!doctype html><html lang="pt-BR"><title>P</title><body>${body}`,
  });
  frame.width = frame.height = "800";
  frames.push(frame);
  document.body.append(frame);
  const window = frame.contentWindow as Window & typeof globalThis;
  return {
    window,
    async find() {
      while (!window.document.querySelector("prosa-chat"))
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return findChat(window);
    },
  };
}

async function openPage(
  content: { src: string } | { srcdoc: string },
  size = { width: 900, height: 800 },
): Promise<OpenPage> {
  const frame = Object.assign(document.createElement("iframe"), content);
  frame.width = String(size.width);
  frame.height = String(size.height);
  frames.push(frame);
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve));
  const window = frame.contentWindow as Window & typeof globalThis;
  const find = () => findChat(window);
  return { window, find, faults: () => Reflect.get(window, "faults") };
}

async function findChat(
  window: Window & typeof globalThis,
): Promise<{ chat: HTMLElement; root: ShadowRoot }> {
  const chat = await changes(window.document, () => window.document.querySelector("prosa-chat"));
  if (!(chat instanceof window.HTMLElement) || !chat.shadowRoot) throw new Error("The tag drew nothing.");
  return { chat, root: chat.shadowRoot };
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

export function forget(site: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(`prosa:${site}`);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
