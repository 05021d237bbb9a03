import { expect } from "@esm-bundle/chai";
import { ScrollPosition } from "./scroll-position.ts";

/** A log of 300 px with blocks of these heights; `v` marks the visitor's. */
function stageLog(...blocks: readonly (number | `${number}v`)[]): HTMLElement {
  const scroller = document.createElement("div");
  scroller.style.cssText = "position: relative; height: 300px; overflow-y: auto";
  const log = document.createElement("div");
  for (const block of blocks) {
    const row = document.createElement("div");
    row.className = typeof block === "string" ? "row visitor" : "row assistant";
    row.style.height = `${Number.parseInt(String(block), 10)}px`;
    log.append(row);
  }
  scroller.append(log);
  document.body.append(scroller);
  return scroller;
}

const leftOver = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) =>
  scrollHeight - scrollTop - clientHeight;

function grown(element: Element): Promise<unknown> {
  return new Promise((resolve) => {
    // Observers are called in the order of their creation, so that of the scroll position has run.
    new ResizeObserver((_, observer) => {
      observer.disconnect();
      resolve(undefined);
    }).observe(element);
  });
}

describe("ScrollPosition", () => {
  let scroller: HTMLElement;
  const position = () => {
    const own = scroller;
    return new ScrollPosition(
      () => own,
      () => {},
    );
  };

  afterEach(() => scroller.remove());

  it("cuts off nothing at the end of an answer that hardly exceeds the log", () => {
    scroller = stageLog(400, "60v", 270);
    const seen = position();
    seen.followAnswer();
    seen.settle();
    expect(leftOver(scroller)).to.equal(0);
    expect(seen.isAtEnd).to.equal(true);
  });

  it("waits for a question that is not drawn yet, though the log is measured meanwhile", () => {
    scroller = stageLog("60v", 900);
    const seen = position();
    seen.followQuestion();
    seen.settle();
    expect(seen.isAtEnd).to.equal(true);
    for (const [name, height] of [
      ["row visitor", 60],
      ["row assistant", 400],
    ] as const) {
      const row = document.createElement("div");
      row.className = name;
      row.style.height = `${height}px`;
      scroller.firstElementChild?.append(row);
      seen.settle();
    }
    expect(scroller.scrollTop).to.equal(960 - 16);
    expect(seen.isFollowing).to.equal(true);
  });

  it("shows a person's words to who has the question in view", () => {
    scroller = stageLog(400, "60v", 600);
    const seen = position();
    seen.followAnswer();
    seen.settle();
    expect(seen.isAtEnd).to.equal(false);
    seen.followPerson();
    seen.settle();
    expect(leftOver(scroller)).to.equal(0);
  });

  it("leaves who reads further up where they are when a person writes, and counts it as unread", () => {
    scroller = stageLog(800, "60v", 600);
    const seen = position();
    seen.followAnswer();
    seen.settle();
    scroller.scrollTop = 100;
    seen.handleScroll();
    seen.followPerson();
    seen.settle();
    expect(scroller.scrollTop).to.equal(100);
    expect(seen.isFollowing).to.equal(false);
  });

  it("keeps the question where it is while the answer grows", () => {
    scroller = stageLog(400, "60v", 270);
    const seen = position();
    seen.followAnswer();
    seen.settle(true);
    expect(scroller.scrollTop).to.equal(400 - 16);
  });

  it("follows content that grows late, such as a picture or rich text", async () => {
    scroller = stageLog(400, "60v", 100);
    const seen = position();
    seen.followAnswer();
    seen.settle();
    await grown(scroller);
    const answer = scroller.querySelector<HTMLElement>(".assistant:last-child");
    if (!answer?.parentElement) throw new Error("There is no answer.");
    answer.style.height = "260px";
    await grown(answer.parentElement);
    expect(leftOver(scroller)).to.equal(0);
  });

  it("moves nothing for a visitor who reads further up", async () => {
    scroller = stageLog(900, "60v", 100);
    const seen = position();
    seen.settle();
    scroller.scrollTop = 100;
    seen.handleScroll();
    const answer = scroller.querySelector<HTMLElement>(".assistant:last-child");
    if (!answer?.parentElement) throw new Error("There is no answer.");
    answer.style.height = "400px";
    await grown(answer.parentElement);
    expect(scroller.scrollTop).to.equal(100);
  });
});
