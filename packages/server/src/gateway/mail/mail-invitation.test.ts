import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { OWNER, post } from "../../../test/http.ts";
import { PUBLIC_URL, startMailBed } from "../../../test/mail/mail-bed.ts";
import { linksIn, type MailServer } from "../../../test/mail/mail-server.ts";
import { SessionBed, SITE } from "../../../test/session-bed.ts";

const EMAIL = "lia@loja.example";

interface Invited {
  path: string;
  mailed?: boolean;
}

describe("an invitation by mail", () => {
  let session: SessionBed;
  let mail: MailServer;

  beforeEach(async () => {
    ({ session, mail } = await startMailBed({ name: "Loja da Ana" }));
  });

  afterEach(() => mail.close());

  async function invite(changes: object = {}, bed = session.bed): Promise<Invited> {
    const response = await post(
      bed,
      "/api/desk/invitations",
      { site: SITE, role: "agent", ...changes },
      OWNER,
    );
    assert.equal(response.status, 201);
    return (await response.json()) as Invited;
  }

  it("[I23] brings its link to the address that was given, and says that it left", async () => {
    const { path, mailed } = await invite({ email: EMAIL });
    assert.equal(mailed, true);
    const invited = await mail.next();
    assert.deepEqual(invited.envelope.to, [EMAIL]);
    assert.equal(invited.subject, "Convite para o atendimento de Loja da Ana");
    assert.deepEqual(linksIn(invited), [PUBLIC_URL + path]);
    const token = path.split("/").at(-1) ?? "none";
    assert.ok(!JSON.stringify(session.bed.platform.storedRows()).includes(token));
  });

  it("says where it did not leave, so that the link is handed over by hand", async () => {
    mail.faults.push({ code: 550 });
    assert.equal((await invite({ email: EMAIL })).mailed, false);
    assert.equal((await invite()).mailed, undefined);
    const silent = await SessionBed.start();
    assert.equal((await invite({ email: EMAIL }, silent.bed)).mailed, false);
  });
});
