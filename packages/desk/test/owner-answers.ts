import type { Request } from "playwright-core";
import { insightsScene, unansweredDetailScene, WAITS_SCENE } from "./insights-scene.ts";
import type { Scene } from "./scene.ts";

/** The answer to a request of the owner's pages; `undefined` for every other. What is asked of a group is noted in `acts`. */
export function ownerAnswer(scene: Scene, request: Request, acts: string[]): object | undefined {
  const { pathname, searchParams } = new URL(request.url());
  if (pathname === "/api/insights") return insightsScene();
  if (pathname === "/api/desk/waits") return WAITS_SCENE;
  const [, , kind, id = "", act = "read"] = pathname.split("/");
  if (kind !== "unanswered") return undefined;
  if (id === "") return { groups: scene.groups.filter(({ state }) => state === searchParams.get("state")) };
  const group = scene.groups.find((one) => one.id === id);
  if (!group) return undefined;
  acts.push([act, id, request.postData() ?? ""].join(" ").trim());
  if (act === "read") return unansweredDetailScene(group);
  group.state = act === "answer" ? "answered" : act === "close" ? "closed" : "open";
  return act === "answer" ? { group, source: { id: "source-new" } } : group;
}
