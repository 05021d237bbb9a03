import type { PushRequest, PushState } from "@prosa/protocol/desk";
import { requestAt } from "../requests.ts";

const AT = "/api/desk/push";
const WORKER = "/desk/push-worker.js";

/** Whether this browser is told, or why it cannot be: it has no Web Push here, or the person has forbidden notices. */
export type PushChoice = "on" | "off" | "unsupported" | "forbidden";

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL: (address: string) => string | null }): unknown;
    };
  }
}

let isAllowed = false;

/** Lets the page load this one script as a worker, and no other: its policy forbids addresses that are made by a program. */
function allowWorker(): void {
  if (isAllowed) return;
  isAllowed = true;
  window.trustedTypes?.createPolicy("default", {
    createScriptURL: (address) =>
      /^\/desk\/push-worker\.js\?lang=[\w-]{2,5}$/.test(address) ? address : null,
  });
}

export async function readPush(): Promise<PushChoice> {
  if (!isSupported()) return "unsupported";
  if (Notification.permission === "denied") return "forbidden";
  const subscription = await (
    await navigator.serviceWorker.getRegistration("/desk/")
  )?.pushManager.getSubscription();
  if (!subscription) return "off";
  return (await requestAt<PushState>("GET", AT)).isOn ? "on" : "off";
}

/**
 * Asks the person, and has this browser told from now on, until this sign-in ends; resolves with the choice that came of it. Rejects
 * where the browser's push service cannot be reached.
 */
export async function turnPushOn(language: string): Promise<PushChoice> {
  if (!isSupported()) return "unsupported";
  if ((await Notification.requestPermission()) !== "granted") return "forbidden";
  const { publicKey } = await requestAt<PushState>("GET", AT);
  allowWorker();
  await navigator.serviceWorker.register(`${WORKER}?lang=${language}`, { scope: "/desk/" });
  const { pushManager } = await navigator.serviceWorker.ready;
  const held = await pushManager.getSubscription();
  // One of another key, as of a site that moved, is of no use to this server.
  if (held && keyOf(held) !== publicKey) await held.unsubscribe();
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  const { endpoint } = await pushManager.subscribe(options);
  await requestAt("PUT", AT, { endpoint } satisfies PushRequest);
  return "on";
}

/** Has this browser told no more, and forgets its address. */
export async function turnPushOff(): Promise<PushChoice> {
  await requestAt("DELETE", AT);
  const registration = await navigator.serviceWorker.getRegistration("/desk/");
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
  await registration?.unregister();
  return "off";
}

/** After a new sign-in: tells the server again of a browser that was told before. */
export async function keepPush(language: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration("/desk/");
  if (await registration?.pushManager.getSubscription()) await turnPushOn(language);
}

function isSupported(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
