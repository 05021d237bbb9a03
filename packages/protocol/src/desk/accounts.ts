import * as z from "zod/mini";
import { siteIdSchema } from "../http/sites.ts";
import { idSchema } from "../scalars/ids.ts";
import { languageSchema } from "../scalars/language.ts";
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from "./limits.ts";
import { teamSchema, timeSchema } from "./owner.ts";
import { accountSchema, roleSchema } from "./people.ts";
import { codeSchema } from "./totp.ts";

const passwordSchema = z.string().check(z.minLength(PASSWORD_LENGTH_MIN), z.maxLength(PASSWORD_LENGTH_MAX));
const emailSchema = z.email().check(z.maxLength(254));

/** `POST /api/desk/sign-in`: 200 and a `signedInSchema`, with the session in an `HttpOnly` cookie; 401 `bad-credentials`, `code-needed`, `bad-code`. */
export const signInRequestSchema = z.object({
  site: z.optional(siteIdSchema),
  email: emailSchema,
  password: z.string().check(z.maxLength(PASSWORD_LENGTH_MAX)),
  code: z.exactOptional(codeSchema),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** Who is signed in, and at which site. `GET /api/desk/me` answers the same, or 401 `signed-out`. */
export const signedInSchema = z.object({
  site: z.object({ id: siteIdSchema, name: z.string() }),
  account: accountSchema,
});
export type SignedIn = z.infer<typeof signedInSchema>;

/** `POST /api/desk/tokens`: a token for `agent-hello` and `desk-hello`, good for `expiresInS` seconds. */
export const agentTokenSchema = z.object({ token: z.string(), expiresInS: z.int() });
export type AgentToken = z.infer<typeof agentTokenSchema>;

/** `POST /api/desk/invitations`, by an owner or with the operator's key and `site`: 201 and an `invitationLinkSchema`. */
export const inviteRequestSchema = z.object({
  site: z.optional(siteIdSchema),
  role: roleSchema,
  email: z.optional(emailSchema),
  teams: z.optional(z.array(teamSchema).check(z.maxLength(20))),
});
export type InviteRequest = z.infer<typeof inviteRequestSchema>;

/**
 * A link that makes one account, once, until `expiresAt`. Its `path` is of the desk: `/desk/#/invitation/SITE/TOKEN`. `mailed` says
 * whether it left to the `email` that was given; absent where none was.
 */
export const invitationLinkSchema = z.object({
  path: z.string(),
  expiresAt: timeSchema,
  mailed: z.optional(z.boolean()),
});
export type InvitationLink = z.infer<typeof invitationLinkSchema>;

/** `GET /api/desk/invitations/:site/:token`: what the link stands for; 404 `unknown-invitation` once used or expired. */
export const invitationSchema = z.object({
  site: z.object({ id: siteIdSchema, name: z.string() }),
  role: roleSchema,
  email: z.optional(emailSchema),
  expiresAt: timeSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;

/** `POST /api/desk/invitations/:site/:token`: makes the account and signs it in; 201 and a `signedInSchema`. */
export const acceptInvitationRequestSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(80), z.regex(/\S/)),
  email: emailSchema,
  password: passwordSchema,
  languages: z.optional(z.array(languageSchema)),
});
export type AcceptInvitationRequest = z.infer<typeof acceptInvitationRequestSchema>;

/** `GET /api/desk/sign-ins`: where the person is signed in; `DELETE /api/desk/sign-ins/:id` ends one. */
export const signInsSchema = z.object({
  signIns: z.array(
    z.object({
      id: idSchema,
      createdAt: timeSchema,
      usedAt: timeSchema,
      isCurrent: z.boolean(),
      agent: z.string(),
    }),
  ),
});
export type SignIns = z.infer<typeof signInsSchema>;

/** `GET /api/desk/audit?from=`, of owners and leads: who did what to whom, the latest first; nothing is ever changed. */
export const auditPageSchema = z.object({
  entries: z.array(
    z.object({
      n: z.int(),
      at: timeSchema,
      /** The person's id; absent for the operator. */
      person: z.optional(idSchema),
      what: z.string(),
      target: z.optional(z.string()),
    }),
  ),
  next: z.optional(z.int()),
});
export type AuditPage = z.infer<typeof auditPageSchema>;
