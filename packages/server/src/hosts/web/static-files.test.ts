import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { staticHeaders } from "./static-files.ts";

describe("the files of a host", () => {
  it("of the desk are shown in no frame, but its preview in the desk's own", () => {
    assert.equal(staticHeaders("/desk/")["x-frame-options"], "DENY");
    assert.equal(staticHeaders("/desk/preview.html")["x-frame-options"], "SAMEORIGIN");
    assert.equal(staticHeaders("/desk/preview.html/x")["x-frame-options"], "DENY");
    assert.equal(staticHeaders("/desk/preview.html")["access-control-allow-origin"], undefined);
  });

  it("of the desk's pushes are a worker that loads nothing and asks its own server alone", () => {
    const policy = staticHeaders("/desk/push-worker.js")["content-security-policy"];
    assert.equal(policy, "default-src 'none'; connect-src 'self'");
    assert.equal(staticHeaders("/desk/push-worker.js")["cache-control"], "no-cache");
  });

  it("of the widget are for pages of any origin", () => {
    assert.equal(staticHeaders("/prosa.js")["access-control-allow-origin"], "*");
  });
});
