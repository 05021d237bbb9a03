import { metInSessionRequestSchema } from "@prosa/protocol";
import type { SessionRuntime } from "../session-runtime.ts";

/** Takes in that the visitor met an arm of the experiment on proactive messages before they wrote; the first word of it counts. */
export async function noteMet(request: Request, runtime: SessionRuntime, at: number): Promise<Response> {
  const { run, arm } = metInSessionRequestSchema.parse(await request.json());
  if (runtime.log.row?.arms[run] !== undefined) return new Response(null, { status: 204 });
  const facts = [{ type: "exposed", at, experiment: run, variant: arm } as const];
  const changes = ({ arms }: { arms: Readonly<Record<string, string>> }) => ({
    arms: { ...arms, [run]: arm },
  });
  await runtime.turns.act({ events: [], facts }, { isTaken: false, changes });
  await runtime.afterStep();
  return new Response(null, { status: 204 });
}
