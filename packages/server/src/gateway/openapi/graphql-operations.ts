import * as z from "zod/mini";
import { OF_SITE, type Operation, ok } from "./operation.ts";

const requestSchema = z.object({
  query: z.string(),
  variables: z.optional(z.record(z.string(), z.unknown())),
  operationName: z.optional(z.string()),
});

const answerSchema = z.object({
  data: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  errors: z.optional(
    z.array(
      z.object({ message: z.string(), extensions: z.optional(z.object({ code: z.optional(z.string()) })) }),
    ),
  ),
});

const OF_GRAPHQL = {
  path: "/api/graphql",
  tag: "GraphQL",
  asker: "conversations:read",
  answer: ok(answerSchema),
} as const;

/** The operations of the GraphQL interface, whose own description its schema is. */
export const GRAPHQL_OPERATIONS: readonly Operation[] = [
  {
    ...OF_GRAPHQL,
    method: "get",
    summary:
      "Reads conversations, tickets, contacts and, with analytics:read, figures by a query in the address",
    query: {
      ...OF_SITE,
      query: "The query.",
      variables: "Its variables, as JSON.",
      operationName: "Which of several.",
    },
  },
  {
    ...OF_GRAPHQL,
    method: "post",
    summary:
      "Reads conversations, tickets, contacts and, with analytics:read, figures by a query in the body",
    query: OF_SITE,
    body: requestSchema,
    example: {
      query:
        "{ conversations(first: 5) { nodes { session outcome } } metrics(days: 7) { figures { id value n } } }",
    },
  },
];
