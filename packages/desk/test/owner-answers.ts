import type { Request } from "playwright-core";
import { accountAnswer } from "./account/account-answers.ts";
import { macroAnswer, writingAnswer } from "./assist-scenes.ts";
import { channelsScene } from "./channels-scene.ts";
import { crmAnswer } from "./crm/crm-answers.ts";
import { experimentsScene } from "./experiments-scene.ts";
import { insightsScene, summariesScene, unansweredDetailScene } from "./insights-scene.ts";
import { NOW } from "./now.ts";
import type { Scene } from "./scene.ts";
import { setupAnswer } from "./setup-scene.ts";
import { webhookAnswer } from "./webhook-answers.ts";
import { windowAnswer } from "./window-answers.ts";

/** The answer to a request of the owner's pages; `undefined` for every other. What is asked of a group is noted in `acts`. */
export function ownerAnswer(scene: Scene, request: Request, acts: string[]): object | undefined {
  const { pathname, searchParams } = new URL(request.url());
  if (pathname === "/api/insights") {
    const filter = ["channel", "language", "topic"].find((name) => searchParams.has(name));
    return { ...insightsScene(), filter: filter ? `${filter}=${searchParams.get(filter)}` : null };
  }
  if (pathname === "/api/experiments") return experimentsScene(scene.language);
  if (pathname === "/api/channels") return channelsScene(NOW);
  if (pathname.startsWith("/api/channels/") && request.method() === "PATCH") {
    acts.push(`renew ${pathname.split("/")[3]} ${request.postData()}`);
    return { ...channelsScene(NOW).connections.at(-1), fault: undefined };
  }
  const ofAccount = accountAnswer(scene, request);
  if (ofAccount) return ofAccount;
  const ofWindow = windowAnswer(scene, request, acts);
  if (ofWindow) return ofWindow;
  const ofModel = macroAnswer(scene, request, acts) ?? writingAnswer(scene, request, acts);
  if (ofModel) return ofModel;
  const ofSetup = setupAnswer(scene, request, acts);
  if (ofSetup) return ofSetup;
  const aboutWebhook = webhookAnswer(request, acts);
  if (aboutWebhook) return aboutWebhook;
  const aboutCrm = crmAnswer(request, acts);
  if (aboutCrm) return aboutCrm;
  const [, , kind, id = "", act = "read"] = pathname.split("/");
  if (kind === "conversations") return conversationAnswer(scene, request, acts);
  if (kind !== "unanswered") return undefined;
  if (id === "") {
    if (searchParams.has("since") || searchParams.has("topic")) acts.push(`unanswered ${searchParams}`);
    return { groups: scene.groups.filter(({ state }) => state === searchParams.get("state")) };
  }
  const group = scene.groups.find((one) => one.id === id);
  if (!group) return undefined;
  acts.push([act, id, request.postData() ?? ""].join(" ").trim());
  if (act === "read") return unansweredDetailScene(group);
  group.state = act === "answer" ? "answered" : act === "close" ? "closed" : "open";
  return act === "answer" ? { group, source: { id: "source-new" } } : group;
}

/** The answer to a request about conversations: those of the inbox, as their list shows them. */
function conversationAnswer(scene: Scene, request: Request, acts: string[]): object {
  const { pathname, searchParams } = new URL(request.url());
  const session = pathname.split("/")[3];
  const conversations = summariesScene(scene);
  if (session === undefined) {
    const outcome = searchParams.get("outcome");
    const words = searchParams.get("words");
    if (words !== null) {
      acts.push(`words ${words}`);
      const found = { author: "visitor", text: `… ${words} …` };
      return { conversations: conversations.slice(0, 1).map((one) => ({ ...one, found })) };
    }
    return { conversations: conversations.filter((one) => outcome === null || one.outcome === outcome) };
  }
  acts.push([request.method(), session, request.postData() ?? ""].join(" ").trim());
  const { log = [], internal = [] } = scene.talks.get(session) ?? {};
  const conversation = conversations.find((one) => one.session === session) ?? null;
  return { conversation, session, epoch: "epoch-scene-1", events: log, internal };
}
