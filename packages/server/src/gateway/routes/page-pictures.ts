import { pagePictureQuerySchema } from "@prosa/protocol";
import { foreignOptions } from "../../extract/fetch/egress.ts";
import { picturePage, type Viewport } from "../../extract/fetch/render.ts";
import { hostOf } from "../desk-cookie.ts";
import { environmentOf, type GatewayApp } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { readQuery } from "../query.ts";
import { limitAddress } from "../rate-limits.ts";
import { readSettings } from "../rooms.ts";

/** Pictures that one address may have taken in a minute: each is a page opened in a browser. */
export const PICTURES_PER_MINUTE = 20;

/** The screens that the desk's preview has. */
const SCREENS: Readonly<Record<"phone" | "desktop", Viewport>> = {
  phone: { width: 375, height: 660, isMobile: true },
  desktop: { width: 1_200, height: 800, isMobile: false },
};

/** Adds the owner's route to a picture of a page of their site, as the render service sees it; nothing of it is kept. */
export function addPagePictureRoutes(app: GatewayApp): void {
  app.get("/api/sites/:site/picture", async (context) => {
    const incoming = context.get("incoming");
    const { host, request } = incoming;
    const right = await requireOwnerRight(incoming, "site");
    const site = await right.siteOf(context.req.param("site"));
    const { device, address } = readQuery(request.url, pagePictureQuerySchema);
    const { origins } = await readSettings(host, site);
    if (address !== undefined && !origins.includes(new URL(address).origin)) {
      const message = "Give the address of a page on one of the origins in the site's settings.";
      throw new ProblemError(403, "origin-not-allowed", message);
    }
    const page = address ?? homeOf(origins, hostOf(request));
    const { renderer } = environmentOf(incoming);
    if (!renderer || page === undefined) return context.body(null, 204);
    limitAddress(incoming, "page-pictures", PICTURES_PER_MINUTE);
    const picture = await picturePage(page, SCREENS[device], renderer, foreignOptions(host));
    if (!picture.ok) throw new ProblemError(422, picture.code, picture.message);
    return context.body(picture.bytes.slice(), 200, { "content-type": picture.type });
  });
}

/** The first origin of the site's own: `*` names no page, and this server is admitted so that the desk can try the chat. */
function homeOf(origins: readonly string[], ownHost: string): string | undefined {
  return origins.find((origin) => URL.canParse(origin) && new URL(origin).host !== ownHost);
}
