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

  it("of the widget are for pages of any origin", () => {
    assert.equal(staticHeaders("/prosa.js")["access-control-allow-origin"], "*");
  });
});
