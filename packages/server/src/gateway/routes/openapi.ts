import type { GatewayApp } from "../incoming.ts";
import { openApiDocument } from "../openapi/document.ts";
import { openApiPage } from "../openapi/page.ts";

/** Adds the description of the HTTP interface: for programs at `/api/openapi.json`, for people at `/api/docs`. */
export function addOpenApiRoutes(app: GatewayApp): void {
  // Written when it is first asked for: visitors' requests never pay for it.
  let written: ReturnType<typeof openApiDocument> | undefined;
  const document = () => {
    written ??= openApiDocument();
    return written;
  };

  app.get("/api/openapi.json", (context) => context.json(document(), 200, { "cache-control": "no-cache" }));

  app.get("/api/docs", (context) => {
    const { html, policy } = openApiPage(document(), context.get("incoming").host.newId());
    return context.html(html, 200, { "content-security-policy": policy });
  });
}
