import { knowledgeSourceSchema, transcriptSchema } from "@prosa/protocol";
import {
  answerGroupRequestSchema,
  type UnansweredDetail,
  type UnansweredGroup,
  type UnansweredPage,
  unansweredDetailSchema,
  unansweredGroupSchema,
  unansweredPageSchema,
  unansweredQuerySchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { GroupChange } from "../../../insights/questions/question-groups.ts";
import { readJson } from "../../body.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { requireOwnerRight } from "../../owner-right.ts";
import { ProblemError } from "../../problem.ts";
import { readQuery } from "../../query.ts";
import { askRoom } from "../../rooms.ts";
import { askStats, queryOf } from "../../stats-rooms.ts";

/** The conversations that are looked through for an answer that a person gave. */
const DRAFT_SESSIONS_MAX = 3;

const HOUR_MS = 3_600_000;
const refusalSchema = z.object({ code: z.string(), message: z.string() });
const groupSchema = z.omit(unansweredDetailSchema, { draft: true });
const totalsSchema = z.object({ totals: z.record(z.string(), z.number()) });

/** Adds the owner's routes to the questions that could not be answered. */
export function addUnansweredRoutes(app: GatewayApp): void {
  app.get("/api/unanswered", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const { site: named, ...asked } = readQuery(incoming.request.url, unansweredQuerySchema);
    const site = await right.siteOf(named);
    if (asked.state !== "open") await closeAnswered(incoming, site);
    return context.json(await readPage(incoming, site, asked));
  });

  app.get("/api/unanswered/:id", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const site = await right.siteOf(context.req.query("site"));
    const { group, questions } = await readGroup(incoming, site, context.req.param("id"));
    const draft = group.answer ? undefined : await draftOf(incoming, site, questions);
    return context.json({ group, questions, ...(draft && { draft }) } satisfies UnansweredDetail);
  });

  app.post("/api/unanswered/:id/answer", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const { question, answer, url } = await readJson(incoming.request, answerGroupRequestSchema);
    const site = await right.siteOf(context.req.query("site"));
    const { group } = await readGroup(incoming, site, context.req.param("id"));
    const asked = question ?? group.question;
    const source = await addSource(incoming, site, {
      kind: "questions",
      title: asked.slice(0, 200),
      language: group.language,
      isActive: true,
      questions: [{ question: asked, answer, ...(url !== undefined && { url }) }],
    });
    const person = right.by ?? undefined;
    const changed = await changeGroup(incoming, site, group.id, {
      state: "answered",
      source: source.id,
      person,
    });
    return context.json({ group: changed, source }, 201);
  });

  for (const [act, change] of [
    ["close", { state: "closed", by: "person" }],
    ["reopen", { state: "open" }],
  ] as const) {
    app.post(`/api/unanswered/:id/${act}`, async (context) => {
      const incoming = context.get("incoming");
      const right = await requireOwnerRight(incoming, "knowledge");
      const site = await right.siteOf(context.req.query("site"));
      return context.json(await changeGroup(incoming, site, groupId(context.req.param("id")), change));
    });
  }
}

async function readPage(
  { host }: Incoming,
  site: string,
  asked: Omit<z.infer<typeof unansweredQuerySchema>, "site">,
): Promise<UnansweredPage> {
  const response = await askRoom(host, "stats", site, `/groups?${queryOf(asked)}`);
  return unansweredPageSchema.parse(await response.json());
}

/** Closes the groups whose like was answered from the source that was written for them. */
async function closeAnswered(incoming: Incoming, site: string): Promise<void> {
  const { host } = incoming;
  const answered: UnansweredGroup[] = [];
  for (let from: number | undefined = 0; from !== undefined; ) {
    const page: UnansweredPage = await readPage(incoming, site, { state: "answered", from });
    answered.push(...page.groups);
    from = page.next;
  }
  if (answered.length === 0) return;
  const from = Math.floor(Math.min(...answered.map(({ answer }) => answer?.at ?? host.now())) / HOUR_MS);
  const span = { from, to: Math.floor(host.now() / HOUR_MS) + 1, zone: "UTC", series: "", weekly: "" };
  const shards = await askStats(host, site, `/sums?${queryOf(span)}`, (body) => totalsSchema.parse(body));
  for (const { id, answer } of answered) {
    const isUsed = shards.some(({ totals }) => (totals[`source|${answer?.source}`] ?? 0) > 0);
    if (isUsed) await changeGroup(incoming, site, id, { state: "closed", by: "answered" });
  }
}

async function readGroup({ host }: Incoming, site: string, id: string): Promise<z.infer<typeof groupSchema>> {
  const response = await askRoom(host, "stats", site, `/groups/${groupId(id)}`);
  if (response.status === 404) throw unknownGroup();
  return groupSchema.parse(await response.json());
}

async function changeGroup(
  { host }: Incoming,
  site: string,
  id: string,
  change: GroupChange,
): Promise<UnansweredGroup> {
  const init = { method: "PATCH", body: JSON.stringify(change) };
  const response = await askRoom(host, "stats", site, `/groups/${id}`, init);
  if (response.status === 404) throw unknownGroup();
  return unansweredGroupSchema.parse(await response.json());
}

async function addSource({ host }: Incoming, site: string, source: object) {
  const init = { method: "POST", body: JSON.stringify(source) };
  const response = await askRoom(host, "site", site, "/sources", init);
  if (response.ok) return knowledgeSourceSchema.parse(await response.json());
  const { code, message } = refusalSchema.parse(await response.json());
  throw new ProblemError(response.status, code, message);
}

/** The first words of a person after one of the questions, in the latest conversations that hold any. */
async function draftOf(
  { host }: Incoming,
  site: string,
  questions: UnansweredDetail["questions"],
): Promise<UnansweredDetail["draft"]> {
  const latest = [...new Map(questions.map((one) => [one.session, one])).values()];
  for (const { session, messageId } of latest.slice(0, DRAFT_SESSIONS_MAX)) {
    const response = await askRoom(host, "main", session, `/conversation?site=${site}&since=0`);
    if (!response.ok) continue;
    const { events } = transcriptSchema.parse(await response.json());
    const asked = events.findIndex((event) => event.type === "said" && event.message.id === messageId);
    for (const event of events.slice(asked + 1)) {
      if (event.type !== "said" || event.message.author !== "agent") continue;
      const text = event.message.parts
        .flatMap((part) => (part.type === "text" ? [part.text] : []))
        .join("\n\n");
      return { text, session };
    }
  }
  return undefined;
}

/** Admits an id as hosts make them: nothing that could be part of another path. */
function groupId(text: string): string {
  if (/^[\w-]{8,64}$/.test(text)) return text;
  throw unknownGroup();
}

function unknownGroup(): ProblemError {
  return new ProblemError(404, "unknown-group", "There is no such group; GET /api/unanswered lists them.");
}
