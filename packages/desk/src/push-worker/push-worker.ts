import type { PushCounts, PushRequest, PushState } from "@prosa/protocol/desk";
import { noticeOf } from "./notice.ts";

declare const self: ServiceWorkerGlobalScope;

/** Notices of the desk take each other's place. */
const TAG = "prosa-desk";
const AT = "/api/desk/push";

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(show()));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openDesk());
});
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(subscribeAgain()));

async function show(): Promise<void> {
  // Who looks at the desk sees it there, and hears it.
  if ((await windows()).some(({ visibilityState }) => visibilityState === "visible")) return;
  const counts = await ask<PushCounts>(`${AT}/counts`);
  const language = new URL(self.location.href).searchParams.get("lang") ?? "";
  const { title, body, isQuiet } = noticeOf(counts, language);
  await self.registration.showNotification(title, { body, tag: TAG, silent: isQuiet, lang: language });
}

async function openDesk(): Promise<void> {
  const [open] = await windows();
  await (open ? open.focus() : self.clients.openWindow("/desk/"));
}

/** The push service has ended the browser's address: the server is told another, where somebody is still signed in. */
async function subscribeAgain(): Promise<void> {
  const state = await ask<PushState>(AT);
  if (!state) return;
  const { publicKey } = state;
  const made = await self.registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const body = JSON.stringify({ endpoint: made.endpoint } satisfies PushRequest);
  await fetch(AT, { method: "PUT", headers: { "content-type": "application/json" }, body });
}

/** The pages of the desk that are open. */
async function windows(): Promise<readonly WindowClient[]> {
  const all = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter(({ url }) => url.startsWith(self.registration.scope));
}

async function ask<Answer>(path: string): Promise<Answer | null> {
  const response = await fetch(path).catch(() => null);
  return response?.ok ? ((await response.json()) as Answer) : null;
}
