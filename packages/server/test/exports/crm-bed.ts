import assert from "node:assert/strict";
import { crmConnectionSchema } from "@prosa/protocol";
import { FakeHubspot, HUBSPOT_TOKEN } from "../../scripts/fakes/hubspot.ts";
import { FakeSalesforce, SALESFORCE_APP } from "../../scripts/fakes/salesforce.ts";
import { OWNER, post } from "../http.ts";
import { SessionBed, SITE, START_FORM } from "../session-bed.ts";

/** The two fake CRMs, and servers that know their addresses. */
export class CrmBed {
  readonly hubspot: FakeHubspot;
  readonly salesforce: FakeSalesforce;

  private constructor(hubspot: FakeHubspot, salesforce: FakeSalesforce) {
    this.hubspot = hubspot;
    this.salesforce = salesforce;
  }

  static async start(): Promise<CrmBed> {
    return new CrmBed(await new FakeHubspot().start(), await new FakeSalesforce().start());
  }

  /** A server whose site asks for a contact. */
  serve(): Promise<SessionBed> {
    const variables = {
      PROSA_HUBSPOT_URL: this.hubspot.origin,
      PROSA_SALESFORCE_URL: this.salesforce.origin,
    };
    return SessionBed.start({ form: START_FORM, retentionDays: 30 }, { variables });
  }

  /** Connects the server's site to one of the two, and returns the connection's id. No secret comes back. */
  async connect({ bed }: SessionBed, kind: "hubspot" | "salesforce"): Promise<string> {
    const credentials =
      kind === "hubspot" ? { token: HUBSPOT_TOKEN } : { domain: this.salesforce.origin, ...SALESFORCE_APP };
    const response = await post(bed, "/api/crm", { site: SITE, kind, ...credentials }, OWNER);
    assert.equal(response.status, 201, await response.clone().text());
    const text = await response.text();
    assert.ok(!text.includes(HUBSPOT_TOKEN) && !text.includes(SALESFORCE_APP.clientSecret));
    return crmConnectionSchema.parse(JSON.parse(text)).id;
  }

  async close(): Promise<void> {
    await this.hubspot.close();
    await this.salesforce.close();
  }
}
