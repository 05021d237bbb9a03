import { expect } from "@esm-bundle/chai";
import { changes, leave, visit } from "../support/host-page.ts";
import { FakeRecognition, replace } from "../support/voice-fakes.ts";

describe("voice under a strict policy", () => {
  afterEach(leave);

  it("loads, listens and shows itself with nothing blocked", async () => {
    FakeRecognition.reset();
    const { window, root } = await visit("strict.html");
    replace(window, "SpeechRecognition", FakeRecognition);
    const press = async (part: string) => {
      const found = await changes(root, () => root.querySelector<HTMLButtonElement>(`[part~=${part}]`));
      found.click();
    };
    await press("dictate");
    (await FakeRecognition.started()).hear("cuánto cuesta");
    const bar = await changes(root, () => root.querySelector("[part=voice]"));
    expect(bar.textContent).to.include("te escucho");
    expect(window.getComputedStyle(bar).display).to.equal("flex");
    await press("talk");
    (await FakeRecognition.started(1)).hear("cuánto cuesta el envío");
    await changes(root, () => root.querySelector(".heard"));

    expect(root.querySelectorAll("[style]")).to.have.length(0);
    const blocked: unknown = Reflect.get(window, "blocked");
    // The test server puts a script of its own into every page.
    const ours =
      Array.isArray(blocked) && blocked.filter((line) => !String(line).includes("__web-dev-server__"));
    expect(ours).to.deep.equal([]);
  });
});
