import { idSchema } from "@prosa/protocol";
import { questionFilterSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { questionReportSchema } from "./question.ts";
import type { QuestionGroups } from "./question-groups.ts";

const pageSchema = z.object({
  state: z.enum(["open", "answered", "closed"]),
  from: z.coerce.number().check(z.int(), z.nonnegative()),
  ...questionFilterSchema.shape,
});
const changeSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("open") }),
  z.object({ state: z.literal("closed"), by: z.enum(["answered", "person"]) }),
  z.object({ state: z.literal("answered"), source: z.string(), person: z.optional(z.string()) }),
]);

/**
 * Answers sessions' rooms (`PUT` and `DELETE /questions/:session`) and the deployment's gateway (`GET /groups`, `GET` and
 * `PATCH /groups/:id`).
 */
export async function answerGroups(
  request: Request,
  path: string,
  groups: QuestionGroups,
): Promise<Response> {
  const [, kind = "", id = ""] = path.split("/");
  const { searchParams } = new URL(request.url);
  switch (`${request.method} ${kind}`) {
    case "PUT questions": {
      const taken = await groups.take(idSchema.parse(id), questionReportSchema.parse(await request.json()));
      return new Response(null, { status: taken === "gone" ? 410 : 204 });
    }
    case "DELETE questions":
      await groups.remove(idSchema.parse(id), searchParams.has("for-good"));
      return new Response(null, { status: 204 });
    case "GET groups": {
      if (id === "") {
        const { state, from, ...filter } = pageSchema.parse(Object.fromEntries(searchParams));
        return Response.json(groups.page(state, from, filter));
      }
      return found(groups.find(id));
    }
    case "PATCH groups":
      return found(await groups.change(id, changeSchema.parse(await request.json())));
    default:
      return new Response(null, { status: 404 });
  }
}

function found(value: object | undefined): Response {
  return value === undefined ? new Response(null, { status: 404 }) : Response.json(value);
}
