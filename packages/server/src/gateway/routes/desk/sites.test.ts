import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { SignedIn, SiteList } from "@prosa/protocol/desk";
import { Secret, TOTP } from "otpauth";
import { cookieOf, PASSWORD, type Person, signUp } from "../../../../test/agents.ts";
import { Client, freshId, openSession, putSite } from "../../../../test/client.ts";
import { assertProblem } from "../../../../test/http.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../../../test/testbed.ts";
import { FACTS_REST_MS } from "../../../session/outbox/facts-job.ts";

const SETTINGS = { name: "Clínica Sorriso", origins: ["https://sorriso.example"] };
const EMAIL = "rita@prosa.example";

describe("the sites of a deployment", () => {
  let bed: StillBed;
  let cookie: string;

  const ask = (method: string, path: string, body?: object, as = cookie) =>
    bed.fetch(`/api/desk/${path}`, {
      method,
      headers: { cookie: as },
      ...(body && { body: JSON.stringify(body) }),
    });
  const listed = async (as = cookie) => (await (await ask("GET", "sites", undefined, as)).json()) as SiteList;
  const make = async (id: string, settings: object = SETTINGS, more: object = {}) => {
    const response = await ask("POST", "sites", { id, settings, ...more });
    assert.equal(response.status, 201, await response.clone().text());
    cookie = cookieOf(response);
    return (await response.json()) as SignedIn;
  };

  /** Takes the first owner in, by the link that a server without sites prints. */
  async function begin(): Promise<string> {
    const setup = await bed.fetch("/api/desk/setup", {
      method: "POST",
      headers: { authorization: `Bearer ${OWNER_KEY}` },
      body: JSON.stringify({ isOperator: true }),
    });
    const { path } = (await setup.json()) as { path: string };
    const accepted = await bed.fetch(path.replace("/desk/#/invitation", "/api/desk/invitations"), {
      method: "POST",
      body: JSON.stringify({ name: "Rita", email: EMAIL, password: PASSWORD }),
    });
    assert.equal(accepted.status, 201);
    return cookieOf(accepted);
  }

  beforeEach(async () => {
    bed = startStill();
    cookie = await begin();
  });

  it("begin with none: the first owner makes one from nothing, and their first place is gone", async () => {
    const signedIn = await make("sorriso");
    assert.deepEqual(signedIn.site, { id: "sorriso", name: "Clínica Sorriso" });
    assert.deepEqual([signedIn.account.role, signedIn.account.isOperator], ["owner", true]);
    const { sites, mayMake } = await listed();
    assert.equal(mayMake, true);
    assert.deepEqual(
      sites.map(({ id, isCurrent }) => [id, isCurrent]),
      [["sorriso", true]],
    );
    assert.equal(bed.platform.place("desk", "start").storage.rows.size, 0);
  });

  it("get a number where a name is taken, and are gone to and come back from with one account", async () => {
    await make("sorriso");
    assert.equal((await make("sorriso", { name: "Outra" })).site.id, "sorriso-2");
    const entered = await ask("POST", "sites/sorriso/enter");
    cookie = cookieOf(entered);
    assert.equal(((await entered.json()) as SignedIn).site.id, "sorriso");
    const { sites } = await listed();
    assert.deepEqual(sites.map(({ id }) => id).sort(), ["sorriso", "sorriso-2"]);
    const people = (await (await ask("GET", "people")).json()) as { people: object[] };
    assert.equal(people.people.length, 1);
  });

  it("take the address to read and the contacts along as sources", async () => {
    await make("sorriso", SETTINGS, {
      crawl: "https://sorriso.example/",
      contact: "Telefone: (13) 3222-1100",
    });
    const sources = await bed.fetch("/api/knowledge/sources", { headers: { cookie } });
    const kinds = ((await sources.json()) as { kind: string }[]).map(({ kind }) => kind);
    assert.deepEqual(kinds.sort(), ["crawl", "fact"]);
  });

  it("are one for everybody but the operator, who alone makes them and goes from one to another", async () => {
    await make("sorriso");
    const other = await signUp(bed, "sorriso", "Bia", "owner");
    const { sites, mayMake } = await listed(other.cookie);
    assert.deepEqual([sites.map(({ id }) => id), mayMake], [["sorriso"], false]);
    await assertProblem(
      await ask("POST", "sites", { id: "nova", settings: SETTINGS }, other.cookie),
      403,
      "not-operator",
    );
    await make("loja");
    await assertProblem(await ask("POST", "sites/loja/enter", {}, other.cookie), 403, "not-operator");
    await assertProblem(await ask("DELETE", "sites/loja", undefined, other.cookie), 404, "unknown-site");
    await assertProblem(
      await ask("GET", "sites/sorriso/export", undefined, other.cookie),
      403,
      "not-operator",
    );
  });

  it("are all tried for an address that signs in without naming one", async () => {
    await make("sorriso");
    await make("loja");
    const bia = await signUp(bed, "loja", "Bia");
    const { account } = (await (await ask("GET", "me", undefined, bia.cookie)).json()) as SignedIn;
    const response = await bed.fetch("/api/desk/sign-in", {
      method: "POST",
      body: JSON.stringify({ email: account.email, password: PASSWORD }),
    });
    assert.equal(((await response.json()) as SignedIn).site.id, "loja");
  });

  it("[I23] take no password of an operator who asks for a code at home, also where they were before", async () => {
    const { account } = await make("sorriso");
    const home = cookie;
    await make("loja");
    cookie = home;
    const at = `/totp/${account.id}`;
    const askHome = async (path: string, body: object = {}) => {
      const init = { method: "POST", body: JSON.stringify(body) };
      return (await bed.platform.callRoom("desk", "sorriso", at + path, init)).json();
    };
    const { secret } = (await askHome("/begin")) as { secret: string };
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: bed.clock.now() });
    await askHome("/confirm", { code });
    const signIn = async (site: string) => {
      const body = JSON.stringify({ site, email: EMAIL, password: PASSWORD });
      return bed.fetch("/api/desk/sign-in", { method: "POST", body });
    };
    assert.equal((await signIn("loja")).status, 200, "nobody has come from home since");
    await make("nova");
    await assertProblem(await signIn("nova"), 401, "bad-credentials");
    cookie = home;
    assert.equal((await ask("POST", "sites/loja/enter")).status, 200);
    await assertProblem(await signIn("loja"), 401, "bad-credentials");
    await assertProblem(await signIn("sorriso"), 401, "code-needed");
  });

  it("[I23] that demand a second factor are entered by an operator who has one at home, or by one set up there", async () => {
    const { account } = await make("sorriso");
    const home = cookie;
    const { account: copy } = await make("loja");
    const there = cookie;
    assert.equal((await ask("PUT", "second-factor", { isDemanded: true })).status, 204);
    const enter = () => ask("POST", "sites/loja/enter", undefined, home);
    const addCodes = async (site: string, person: string) => {
      const askRoom = async (path: string, body: object = {}) => {
        const init = { method: "POST", body: JSON.stringify(body) };
        return (await bed.platform.callRoom("desk", site, `/totp/${person}${path}`, init)).json();
      };
      const { secret } = (await askRoom("/begin")) as { secret: string };
      const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: bed.clock.now() });
      await askRoom("/confirm", { code });
    };
    const entered = await enter();
    assert.equal(((await entered.json()) as SignedIn).account.mustAddFactor, true);
    await assertProblem(
      await ask("POST", "tokens", undefined, cookieOf(entered)),
      403,
      "second-factor-needed",
    );
    assert.equal((await ask("POST", "tokens", undefined, there)).status, 200, "signed in before the demand");
    await addCodes("loja", copy.id);
    assert.equal((await ask("POST", "tokens", undefined, cookieOf(entered))).status, 200);
    // The second factor there is not shown by who comes from a home without one.
    await assertProblem(await enter(), 403, "second-factor-needed");
    await addCodes("sorriso", account.id);
    const again = await enter();
    assert.equal(((await again.json()) as SignedIn).account.mustAddFactor, undefined);
    assert.equal((await ask("POST", "tokens", undefined, cookieOf(again))).status, 200);
  });

  it("open no conversation while they are archived, and do again after", async () => {
    await make("sorriso");
    await putSite(bed, "sorriso", { ...SETTINGS, isArchived: true });
    const open = () =>
      bed.fetch("/api/sessions", { method: "POST", body: JSON.stringify({ site: "sorriso" }) });
    await assertProblem(await open(), 403, "site-archived");
    await putSite(bed, "sorriso", { ...SETTINGS, isArchived: false });
    assert.equal((await open()).status, 201);
  });

  it("[I13] leave nothing when they are deleted: words, accounts, knowledge, figures and keys", async () => {
    await make("loja");
    await make("sorriso", SETTINGS, { contact: "Telefone: (13) 3222-1100" });
    const opened = await openSession(bed, "sorriso");
    const client = await Client.join(bed, opened);
    const id = freshId();
    client.say(id, "Qual o telefone?");
    await client.reply(id);
    bed.clock.advance(FACTS_REST_MS);
    await bed.platform.idle();
    const erased = await ask("DELETE", "sites/sorriso");
    assert.deepEqual([erased.status, await erased.json()], [200, { isDone: true }]);
    assert.match(erased.headers.get("set-cookie") ?? "", /Max-Age=0/);
    for (const kind of ["site", "desk", "stats"] as const)
      assert.equal(bed.platform.place(kind, "sorriso").storage.rows.size, 0, kind);
    const { rows } = bed.platform.place("main", opened.session).storage;
    assert.deepEqual([...rows.keys()], ["session"]);
    await assertProblem(await ask("GET", "me"), 401, "signed-out");
    cookie = cookieOf(
      await bed.fetch("/api/desk/sign-in", {
        method: "POST",
        body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
      }),
    );
    assert.deepEqual(
      (await listed()).sites.map(({ id }) => id),
      ["loja"],
    );
  });
});

describe("the keys of a site", () => {
  it("are made and revoked by its owners in the desk, and by nobody else's", async () => {
    const bed = startStill();
    await putSite(bed, "loja", SETTINGS);
    await putSite(bed, "outra", SETTINGS);
    const owner = await signUp(bed, "loja", "Rita", "owner");
    const agent = await signUp(bed, "loja", "Lia");
    const make = (site: string, { cookie }: Person) =>
      bed.fetch(`/api/sites/${site}/keys`, {
        method: "POST",
        headers: { cookie },
        body: JSON.stringify({ name: "Planilha", scopes: ["analytics:read"] }),
      });
    assert.equal((await make("loja", owner)).status, 201);
    await assertProblem(await make("loja", agent), 403, "not-allowed");
    await assertProblem(await make("outra", owner), 403, "wrong-site");
  });
});
