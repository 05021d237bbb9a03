import {
  changeCrmRequestSchema,
  connectCrmRequestSchema,
  crmConnectionSchema,
  crmConnectionsSchema,
  crmDryRunRequestSchema,
  crmDryRunSchema,
  crmPropertiesSchema,
  deliveriesSchema,
} from "@prosa/protocol";
import { CHECKED, created, DONE, OF_SITE, type Operation, ok, SENT_AGAIN } from "./operation.ts";

const OF_CRM = { tag: "CRM", asker: "exports", query: OF_SITE, problems: ["unknown-crm"] } as const;

/** The operations on HubSpot and Salesforce. */
export const CRM_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/api/crm",
    tag: "CRM",
    summary: "Lists the site's CRMs with their state",
    asker: "exports",
    query: OF_SITE,
    answer: ok(crmConnectionsSchema),
  },
  {
    method: "post",
    path: "/api/crm",
    tag: "CRM",
    summary: "Connects the site to a CRM; what is secret is never shown again",
    asker: "exports",
    body: connectCrmRequestSchema,
    example: { kind: "hubspot", token: "pat-na1-…" },
    answer: created(crmConnectionSchema),
    problems: ["not-connected"],
  },
  {
    ...OF_CRM,
    method: "patch",
    path: "/api/crm/{id}",
    summary: "Changes which fields are written, or switches the CRM on or off",
    body: changeCrmRequestSchema,
    example: { isOn: false },
    answer: ok(crmConnectionSchema),
  },
  {
    ...OF_CRM,
    method: "delete",
    path: "/api/crm/{id}",
    summary: "Disconnects a CRM and forgets its secrets; what it has stays there",
    answer: DONE,
  },
  {
    ...OF_CRM,
    method: "get",
    path: "/api/crm/{id}/properties",
    summary: "Lists the fields that the CRM has for people, with their kinds and whether they may be written",
    problems: ["unknown-crm", "not-connected"],
    answer: ok(crmPropertiesSchema),
  },
  {
    ...OF_CRM,
    method: "post",
    path: "/api/crm/{id}/dry-run",
    summary: "Shows what would be written, and writes nothing",
    body: crmDryRunRequestSchema,
    example: {},
    answer: ok(crmDryRunSchema),
  },
  {
    ...OF_CRM,
    method: "post",
    path: "/api/crm/{id}/check",
    summary: "Asks the CRM whether the connection still works",
    answer: CHECKED,
  },
  {
    ...OF_CRM,
    method: "post",
    path: "/api/crm/{id}/send-again",
    summary: "Sends everything that was given up again",
    answer: SENT_AGAIN,
  },
  {
    ...OF_CRM,
    method: "get",
    path: "/api/crm/{id}/deliveries",
    summary: "Lists the last deliveries with their faults",
    answer: ok(deliveriesSchema),
  },
  {
    ...OF_CRM,
    method: "post",
    path: "/api/crm/{id}/deliveries/{delivery}/send-again",
    summary: "Sends one delivery again",
    answer: SENT_AGAIN,
  },
];
