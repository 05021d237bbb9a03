import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { browserName } from "./browser-name.ts";

describe("browserName", () => {
  it("names the browser and its system, though most browsers name others too", () => {
    const agents = {
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0":
        "Edge · Windows",
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36":
        "Chrome · Android",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36":
        "Chrome · Linux",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1":
        "Safari · iPhone",
      "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0": "Firefox · Linux",
      "curl/8.5.0": "",
    };
    for (const [agent, name] of Object.entries(agents)) assert.equal(browserName(agent), name);
  });
});
