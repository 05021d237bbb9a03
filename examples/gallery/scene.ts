import type { Command, DurableEvent, RoomEvent } from "@prosa/protocol";
import { openScriptedRoom } from "./room.ts";
import { appears, logOf, type Scene, type Stage } from "./scene-kit.ts";
import { SCENES } from "./scenes.ts";
import { WORDS } from "./words.ts";

const REST_MS = 150;
/** Comes with all that an open chat loads after its first picture. */
const COMPLETE = "[part=menu]";

const wishes = new URLSearchParams(location.search);
const language = (["en", "es", "ar"] as const).find((known) => known === wishes.get("lang")) ?? "pt-BR";
const words = WORDS[language];
const theme = wishes.get("theme") ?? "auto";
document.documentElement.lang = language;
document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
document.documentElement.dataset.theme = theme;
const scene = SCENES.find(({ name }) => name === wishes.get("scene"));
if (scene) await show(scene);

// The scenes of the gallery's page are open at once, and two tabs of one site share what is said.
function siteOf({ name }: Scene): string {
  return `gallery-${name}-${language}`;
}

/** Shows one scene; `data-is-ready` stands on the page once it has come to rest. */
async function show(shown: Scene): Promise<void> {
  await forget(siteOf(shown));
  const log = logOf(shown, words);
  const room = openScriptedRoom((command, tell, connection) => {
    if (!shown.answer?.(command, tell, connection)) answer(command, tell, log, shown);
  });
  shown.prepare?.(words);
  const chat = document.createElement("prosa-chat") as Stage["chat"];
  const own = shown.attributes?.(words) ?? {};
  const attributes = { site: siteOf(shown), server: location.origin, theme, ...own };
  for (const [name, value] of Object.entries(attributes)) chat.setAttribute(name, value);
  document.body.append(chat);
  const built: string = "/gallery/prosa/chat.js";
  await import(built);
  if (!shown.isClosed) {
    chat.open();
    await appears({ room, chat }, COMPLETE);
    await settled(chat);
  }
  await shown.act?.({ room, chat }, words);
  await settled(chat);
  document.documentElement.dataset.isReady = "";
}

function answer(
  command: Command,
  tell: (...events: RoomEvent[]) => void,
  log: DurableEvent[],
  shown: Scene,
): void {
  switch (command.type) {
    case "hello":
      tell(
        {
          type: "welcome",
          protocol: 2,
          session: "gallery-session",
          epoch: "gallery-epoch",
          seq: log.length,
          seen: shown.seen ?? log.length,
          site: {
            name: words.site,
            greeting: words.greeting,
            ...(shown.form && { form: shown.form(words) }),
            ...(shown.hours && { hours: shown.hours }),
            ...(shown.files && { files: [...shown.files] }),
          },
        },
        ...log.filter((event) => event.seq > command.since),
      );
      return;
    case "say": {
      const message = {
        id: command.id,
        author: "visitor",
        parts: [{ type: "text", text: command.text }],
        ...(command.replaces && { replaces: command.replaces }),
      } as const;
      const event: DurableEvent = {
        type: "said",
        seq: log.length + 1,
        at: Date.now(),
        message: { ...message, parts: [...message.parts] },
      };
      log.push(event);
      tell(event, { type: "confirmed", id: command.id, seq: event.seq });
      return;
    }
    case "rate": {
      const { id, messageId, rating } = command;
      const event: DurableEvent = { type: "rated", seq: log.length + 1, at: Date.now(), messageId, rating };
      log.push(event);
      tell(event, { type: "confirmed", id, seq: event.seq });
      return;
    }
    case "submit":
    case "score": {
      const { id, type, ...given } = command;
      const place = { seq: log.length + 1, at: Date.now() };
      const event = { type: type === "submit" ? "submitted" : "scored", ...place, ...given } as DurableEvent;
      log.push(event);
      tell(event, { type: "confirmed", id, seq: event.seq });
      return;
    }
    case "ask-human": {
      const event: DurableEvent = {
        type: "handed-over",
        seq: log.length + 1,
        at: Date.now(),
        reason: "asked",
      };
      log.push(event);
      tell(event, { type: "confirmed", id: command.id, seq: event.seq });
      return;
    }
    case "ping":
      tell({ type: "pong" });
      return;
    default:
      return;
  }
}

/** Resolves when nothing has changed in the chat for a moment, and what moves has come to its end. */
async function settled(chat: Element): Promise<void> {
  const root = chat.shadowRoot;
  if (!root) return;
  await new Promise<void>((resolve) => {
    let timer: ReturnType<typeof setTimeout>;
    const observer = new MutationObserver(() => rest());
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        observer.disconnect();
        resolve();
      }, REST_MS);
    };
    rest();
    observer.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  const finite = root
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(finite.map(({ finished }) => finished));
}

/** Every scene begins on a device that remembers nothing. */
async function forget(site: string): Promise<void> {
  for (const key of Object.keys(localStorage)) if (key.includes(site)) localStorage.removeItem(key);
  for (const { name } of await indexedDB.databases()) {
    if (!name?.includes(site)) continue;
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = resolve;
    });
  }
}
