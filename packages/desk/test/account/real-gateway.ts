import type { Page, Route } from "playwright-core";
import { cookieOf } from "../../../server/test/agents.ts";
import type { SessionBed } from "../../../server/test/session-bed.ts";

/** Has a real gateway and its rooms answer the page's requests to the desk; its browser holds this cookie, and those that come. */
export async function answerByGateway(page: Page, { bed }: SessionBed, cookie: string): Promise<void> {
  let held = cookie;
  await page.route("**/api/desk/**", async (route: Route) => {
    const request = route.request();
    const { pathname, host } = new URL(request.url());
    const body = request.postData();
    const answer = await bed.fetch(pathname, {
      method: request.method(),
      headers: { host, origin: `http://${host}`, cookie: held, "user-agent": "Chrome/142 Windows" },
      ...(body !== null && { body }),
    });
    if (answer.headers.has("set-cookie")) held = cookieOf(answer);
    const text = await answer.text();
    await route.fulfill({ status: answer.status, contentType: "application/json", body: text });
  });
}
