import { routePath } from "hono/route";
import { Hono } from "hono/tiny";
import type { Models } from "../models/registry.ts";
import { faultOf } from "../platform/faults.ts";
import { withAnswerHeaders } from "./answer-headers.ts";
import { requireOperator } from "./authentication.ts";
import { drain } from "./body.ts";
import { addChannelRoutes } from "./channels/connection-routes.ts";
import { addContinueRoutes } from "./channels/continue-routes.ts";
import { addTemplateRoutes } from "./channels/template-routes.ts";
import { addUpdateRoutes } from "./channels/update-routes.ts";
import { addCrmRoutes } from "./exports/crm-routes.ts";
import { addTrackingRoutes } from "./exports/tracking-routes.ts";
import { addWebhookRoutes } from "./exports/webhook-routes.ts";
import { addGraphqlRoutes } from "./graphql/graphql-routes.ts";
import { addAnswerOnce } from "./idempotency/answer-once.ts";
import type { GatewayApp, GatewayHost, GatewayMemory, Incoming } from "./incoming.ts";
import type { ArrivedMail } from "./mail/arrived-mail.ts";
import { addMailRoutes } from "./mail/mail-routes.ts";
import { takeMail, threadAmong } from "./mail/take-mail.ts";
import { isPreflight, withCors } from "./origins.ts";
import { ProblemError, problemResponse } from "./problem.ts";
import { rateLimitHeaders } from "./rate-limits.ts";
import { addAvatarRoutes } from "./routes/account/avatars.ts";
import { addDeskTotpRoutes } from "./routes/account/totp.ts";
import { addApiKeyRoutes } from "./routes/api-keys.ts";
import { addChatRoutes } from "./routes/chat.ts";
import { addContactRoutes } from "./routes/contacts/contact-list.ts";
import { addOneContactRoutes } from "./routes/contacts/one-contact.ts";
import { addDeskHoursRoutes } from "./routes/desk/hours.ts";
import { addPanelRoutes } from "./routes/desk/panel.ts";
import { addDeskPasskeyRoutes } from "./routes/desk/passkeys.ts";
import { addDeskPeopleRoutes } from "./routes/desk/people.ts";
import { addDeskPushRoutes } from "./routes/desk/push.ts";
import { addDeskRebuildRoutes } from "./routes/desk/rebuild.ts";
import { addDeskReplyRoutes } from "./routes/desk/replies.ts";
import { addDeskSignInRoutes } from "./routes/desk/sign-in.ts";
import { addSiteReadingRoutes } from "./routes/desk/site-readings.ts";
import { addDeskSiteRoutes } from "./routes/desk/sites.ts";
import { addDeskSuggestionRoutes } from "./routes/desk/suggestions.ts";
import { addDeskWritingRoutes } from "./routes/desk/writing.ts";
import { addDeviceRoutes } from "./routes/devices.ts";
import { addDocumentRoutes } from "./routes/documents.ts";
import { addExtractRoutes } from "./routes/extract.ts";
import { addFileRoutes } from "./routes/files.ts";
import { addHealthRoutes } from "./routes/health.ts";
import { addConversationRoutes } from "./routes/insights/conversations.ts";
import { addExperimentRoutes } from "./routes/insights/experiments.ts";
import { addInsightRoutes } from "./routes/insights/figures.ts";
import { addProactiveRoutes } from "./routes/insights/proactive.ts";
import { addUnansweredRoutes } from "./routes/insights/unanswered.ts";
import { addKnowledgeRoutes } from "./routes/knowledge.ts";
import { addMailStopRoutes } from "./routes/mail/stop.ts";
import { addOpenApiRoutes } from "./routes/openapi.ts";
import { addPagePictureRoutes } from "./routes/page-pictures.ts";
import { addSessionRoutes } from "./routes/sessions.ts";
import { addSiteRoutes } from "./routes/sites.ts";
import { addDeskTicketRoutes } from "./routes/tickets/desk-tickets.ts";
import { addFollowedTicketRoutes } from "./routes/tickets/followed-tickets.ts";
import { addTicketExportRoute } from "./routes/tickets/ticket-export.ts";
import { addTranscriptionRoutes } from "./routes/transcriptions.ts";
import { addTranscriptRoutes } from "./routes/transcripts.ts";
import { addTransferRoutes } from "./routes/transfers.ts";

/** The HTTP interface of one isolate, as a host calls it for every request from outside. */
export interface Gateway {
  fetch(request: Request, host: GatewayHost): Promise<Response>;
  /** The refusal of a request that does not carry the operator's key, for what a host answers itself; `null` where it does. */
  refuseStranger(request: Request, host: GatewayHost): Promise<Response | null>;
  /** True for an address of a conversation, signed by this server. */
  knowsMailAddress(address: string, host: GatewayHost): Promise<boolean>;
  /** Takes a mail that a host received itself; returns the status that its route would answer with. */
  takeMail(mail: ArrivedMail, host: GatewayHost): Promise<number>;
}

/** Creates the HTTP interface. It holds no state but `memory`. */
export function createGateway(memory: GatewayMemory, models: Models): Gateway {
  const app = createApp(memory);
  addHealthRoutes(app, models);
  addSessionRoutes(app);
  addDeviceRoutes(app);
  addTranscriptRoutes(app);
  addTranscriptionRoutes(app);
  addFileRoutes(app);
  addChatRoutes(app);
  addSiteRoutes(app);
  addPagePictureRoutes(app);
  addChannelRoutes(app);
  addContinueRoutes(app);
  addUpdateRoutes(app);
  addWebhookRoutes(app);
  addCrmRoutes(app);
  addTrackingRoutes(app);
  addMailRoutes(app);
  addApiKeyRoutes(app);
  addContactRoutes(app);
  addOneContactRoutes(app);
  addConversationRoutes(app);
  addDeskSignInRoutes(app);
  addDeskPasskeyRoutes(app);
  addDeskTotpRoutes(app);
  addDeskPeopleRoutes(app);
  addAvatarRoutes(app);
  addDeskReplyRoutes(app);
  addDeskSiteRoutes(app);
  addDeskPushRoutes(app);
  addDeskRebuildRoutes(app);
  addSiteReadingRoutes(app);
  addDeskSuggestionRoutes(app);
  addDeskWritingRoutes(app);
  addTemplateRoutes(app);
  addPanelRoutes(app);
  addDeskHoursRoutes(app);
  addDeskTicketRoutes(app);
  addTicketExportRoute(app);
  addFollowedTicketRoutes(app);
  addMailStopRoutes(app);
  addKnowledgeRoutes(app);
  addDocumentRoutes(app);
  addInsightRoutes(app);
  addExperimentRoutes(app);
  addProactiveRoutes(app);
  addUnansweredRoutes(app);
  addGraphqlRoutes(app);
  addExtractRoutes(app);
  addTransferRoutes(app);
  addOpenApiRoutes(app);
  return {
    refuseStranger: (request, host) =>
      requireOperator({ request, host, memory }).then(
        () => null,
        (error: unknown) => {
          if (error instanceof ProblemError) return problemResponse(error);
          throw error;
        },
      ),
    knowsMailAddress: async (address, { environment }) =>
      environment.ok && (await threadAmong(environment.value, [address])) !== null,
    takeMail: (mail, host) =>
      takeMail({ host, memory }, mail).then(
        () => 200,
        (error: unknown) => {
          if (!(error instanceof ProblemError)) throw error;
          host.log({ level: "warn", event: "mail-refused", status: error.status, code: error.code });
          return error.status;
        },
      ),
    async fetch(request, host) {
      const response = isPreflight(request)
        ? new Response(null, { status: 204 })
        : await app.fetch(request, host);
      // A client that gave up while it was sending wants no answer.
      await drain(request).catch(() => undefined);
      return withCors({ request, host, memory }, withAnswerHeaders(response, host));
    },
  };
}

/** Creates an application without routes: it logs every request and answers every failure with a problem. */
function createApp(memory: GatewayMemory): GatewayApp {
  const app: GatewayApp = new Hono();

  app.use(async (context, next) => {
    const host = context.env;
    const startedAt = host.now();
    const requestId = host.newId();
    context.set("requestId", requestId);
    const incoming: Incoming = { request: context.req.raw, host, memory };
    context.set("incoming", incoming);
    await next();
    context.header("x-request-id", requestId);
    for (const [name, value] of Object.entries(rateLimitHeaders(incoming))) context.header(name, value);
    const { method } = context.req;
    const { status } = context.res;
    const ms = host.now() - startedAt;
    // The route as its file writes it: the address itself may hold words that its sender put there.
    const route = routePath(context, -1);
    host.log({ level: "info", event: "request", requestId, method, route, status, ms });
  });

  addAnswerOnce(app);

  app.notFound(() =>
    problemResponse(new ProblemError(404, "not-found", "There is nothing at this address.")),
  );

  app.onError((error, context) => {
    if (error instanceof ProblemError) return problemResponse(error);
    const requestId = context.get("requestId");
    context.env.log({ level: "error", event: "request-failed", requestId, error: faultOf(error) });
    return problemResponse(
      new ProblemError(
        500,
        "internal-error",
        `The server failed; its log names the cause under ${requestId}.`,
      ),
    );
  });

  return app;
}
