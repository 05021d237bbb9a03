import * as z from "zod/mini";
import { agentSchema } from "../parts/agent.ts";
import { languageSchema } from "../scalars/language.ts";
import { teamSchema } from "./owner.ts";

/**
 * The id of the people who answer in a platform's own inbox, such as that of a Facebook page. They have no account here:
 * anybody of the site may take the conversation from them.
 */
export const PAGE_INBOX_ID = "page-inbox";

/** An owner may do everything; a lead takes conversations over and sees the audit log; an agent works on conversations. */
export const roleSchema = z.enum(["owner", "lead", "agent"]);
export type Role = z.infer<typeof roleSchema>;

/** `offline`: no desk of theirs has given a sign of life within its lease. */
const presenceSchema = z.enum(["online", "away", "offline"]);
export type Presence = z.infer<typeof presenceSchema>;

/** The most conversations that are offered to one person at a time. */
const capacitySchema = z.int().check(z.minimum(0), z.maximum(50));

/** A person of the site as colleagues see them; `open` counts the conversations that they have. */
export const colleagueSchema = z.object({
  ...agentSchema.shape,
  role: roleSchema,
  teams: z.array(teamSchema).check(z.maxLength(20)),
  /** The languages that they answer in; none: all. */
  languages: z.array(languageSchema),
  capacity: capacitySchema,
  presence: presenceSchema,
  open: z.int().check(z.nonnegative()),
});
export type Colleague = z.infer<typeof colleagueSchema>;

/** An account, as owners and the person themselves see it. */
export const accountSchema = z.object({
  ...agentSchema.shape,
  email: z.string().check(z.maxLength(254)),
  role: roleSchema,
  teams: z.array(teamSchema).check(z.maxLength(20)),
  languages: z.array(languageSchema),
  capacity: capacitySchema,
  /** False once they left: they cannot sign in any more, and their words stay. */
  isActive: z.boolean(),
  /** True for who runs the deployment: they make sites, and go to each of them. */
  isOperator: z.optional(z.boolean()),
  /** True where the password alone signs them in no more: a passkey does. */
  needsPasskey: z.optional(z.boolean()),
  /** True where the password signs them in with a code of their authenticator app only. */
  needsCode: z.optional(z.boolean()),
  /**
   * True of who is signed in without the second factor that their site demands: until they have set one up, nothing but that is
   * answered.
   */
  mustAddFactor: z.optional(z.boolean()),
  createdAt: z.int(),
});
export type Account = z.infer<typeof accountSchema>;

/** The parts of an account that an owner may change; of their own, everybody may change `name`, `languages` and `needsPasskey`. */
export const changeAccountRequestSchema = z.object({
  name: z.exactOptional(accountSchema.shape.name),
  role: z.exactOptional(roleSchema),
  teams: z.exactOptional(accountSchema.shape.teams),
  languages: z.exactOptional(accountSchema.shape.languages),
  capacity: z.exactOptional(capacitySchema),
  isActive: z.exactOptional(z.boolean()),
  needsPasskey: z.exactOptional(z.boolean()),
  /** An owner takes the codes away from a colleague who lost the app; one's own end by password and code. */
  needsCode: z.exactOptional(z.literal(false)),
});
export type ChangeAccountRequest = z.infer<typeof changeAccountRequestSchema>;

export const peopleSchema = z.object({
  people: z.array(accountSchema),
  teams: z.array(teamSchema),
  demandsFactor: z.optional(z.boolean()),
});

/** `PUT /api/desk/second-factor`, of owners: whether the site demands a code or a passkey of all its people; 204. */
export const demandFactorRequestSchema = z.object({ isDemanded: z.boolean() });
