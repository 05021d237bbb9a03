import { addSourceRequestSchema, changeSourceRequestSchema, type Language } from "@prosa/protocol";
import type { Sources } from "./sources.ts";

/** Answers a request of the gateway below `/sources` of a site's room; `null` for any other request. */
export async function answerSources(
  sources: Sources,
  path: string,
  request: Request,
  fallback: Language,
): Promise<Response | null> {
  const [, head, id, act] = path.split("/");
  if (head !== "sources") return null;
  if (id === undefined) {
    if (request.method === "GET") return Response.json(await sources.list());
    const body = addSourceRequestSchema.parse(await request.json());
    return Response.json(await sources.add(body, fallback), { status: 201 });
  }
  switch (`${request.method} ${act ?? ""}`.trim()) {
    case "GET":
      return Response.json(
        await sources.preview(id, Number(new URL(request.url).searchParams.get("from") ?? 0)),
      );
    case "PATCH":
      return Response.json(
        await sources.setActive(id, changeSourceRequestSchema.parse(await request.json()).isActive),
      );
    case "DELETE":
      await sources.remove(id);
      return new Response(null, { status: 204 });
    case "POST read":
      return Response.json(await sources.readAgain(id), { status: 202 });
    case "POST pause":
      return Response.json(await sources.pause(id));
    case "POST resume":
      return Response.json(await sources.resume(id));
    default:
      return null;
  }
}
