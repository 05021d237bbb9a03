import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, isOnline, stage } from "../support/stage.ts";

/** The idle moments of a page, which come when a test says so. */
class IdleMoments {
  readonly #real = window.requestIdleCallback;
  readonly #held: IdleRequestCallback[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor() {
    window.requestIdleCallback = (work) => {
      this.#held.push(work);
      for (const resolve of this.#waiting.splice(0)) resolve();
      return 0;
    };
  }

  get count(): number {
    return this.#held.length;
  }

  /** Resolves once one is asked for. */
  async asked(): Promise<void> {
    if (this.count === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async pass(): Promise<void> {
    await this.asked();
    for (const work of this.#held.splice(0)) work({ didTimeout: false, timeRemaining: () => 50 });
    await Promise.resolve();
  }

  restore(): void {
    window.requestIdleCallback = this.#real;
  }
}

/** What a step puts into the chat and takes away again, by the classes within it. */
function watch({ renderRoot }: ProsaChat): () => string[][] {
  const seen: string[][] = [];
  const changes = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof Element)) continue;
      seen.push(["head", "scroll", "composer"].filter((name) => node.querySelector(`.${name}`)));
    }
  });
  changes.observe(renderRoot, { childList: true });
  return () => seen.splice(0);
}

/** Counts what scripts ask of the layout at other times than in a frame, where it is due anyway. */
function countMeasures(): { asked: string[]; excuse: (root: Node) => void; restore: () => void } {
  const asked: string[] = [];
  let depth = 0;
  let isScrolling = false;
  const framed =
    <A extends unknown[]>(work: (...given: A) => void) =>
    (...given: A) => {
      depth += 1;
      try {
        work(...given);
      } finally {
        depth -= 1;
      }
    };
  const undo: (() => void)[] = [];
  const replace = (
    target: object,
    name: string,
    change: (real: PropertyDescriptor) => PropertyDescriptor,
  ) => {
    const real = Object.getOwnPropertyDescriptor(target, name);
    if (!real) throw new Error(`There is no ${name} here.`);
    Object.defineProperty(target, name, { ...real, ...change(real) });
    undo.push(() => Object.defineProperty(target, name, real));
  };
  const note = (name: string) => {
    if (depth === 0 && !isScrolling) asked.push(name);
  };
  for (const [target, name] of [
    [Element.prototype, "scrollHeight"],
    [Element.prototype, "scrollTop"],
    [Element.prototype, "clientHeight"],
    [VisualViewport.prototype, "height"],
  ] as const) {
    replace(target, name, ({ get }) => ({
      get() {
        note(name);
        return get?.call(this);
      },
    }));
  }
  replace(Element.prototype, "getBoundingClientRect", ({ value }) => ({
    value(this: Element) {
      note("getBoundingClientRect");
      return value.call(this);
    },
  }));
  const { requestAnimationFrame, ResizeObserver } = window;
  window.requestAnimationFrame = (work) => requestAnimationFrame.call(window, framed(work));
  window.ResizeObserver = class extends ResizeObserver {
    constructor(work: ResizeObserverCallback) {
      super(framed(work));
    }
  };
  undo.push(() => Object.assign(window, { requestAnimationFrame, ResizeObserver }));
  // Scroll events come in a frame; what is left of its task is not told apart.
  const handleScroll = () => {
    isScrolling = true;
    setTimeout(() => {
      isScrolling = false;
    });
  };
  return {
    asked,
    excuse: (root) => root.addEventListener("scroll", handleScroll, true),
    restore: () => {
      for (const step of undo) step();
    },
  };
}

describe("the first paint", () => {
  let moments: IdleMoments;

  beforeEach(() => {
    moments = new IdleMoments();
  });

  afterEach(async () => {
    moments.restore();
    await clearStage();
  });

  it("is rehearsed in three idle moments, drawn apart and laid out in halves, and leaves nothing behind", async () => {
    await openRoom();
    const element = await stage();
    const seen = watch(element);
    await moments.pass();
    expect(seen()).to.deep.equal([]);
    await moments.pass();
    expect(seen()).to.deep.equal([["head", "composer"]]);
    await moments.pass();
    expect(seen()).to.deep.equal([["scroll"]]);
    expect(element.renderRoot.querySelector(".panel")).to.equal(null);
    expect(moments.count).to.equal(0);
    element.requestUpdate();
    await element.updateComplete;
    expect(moments.count).to.equal(0);
    element.open();
    await appears(element, () => isOnline(element) && byRole(element, "textbox"));
    expect(element.renderRoot.querySelectorAll(".panel")).to.have.length(1);
  });

  it("is rehearsed no more once the chat is open, or away", async () => {
    await openRoom();
    const element = await stage();
    await moments.pass();
    element.open();
    await appears(element, () => isOnline(element));
    const seen = watch(element);
    await moments.pass();
    expect(seen()).to.deep.equal([]);
    element.remove();
    await moments.pass();
    expect(seen()).to.deep.equal([]);
  });

  it("is rehearsed at once where a pointer comes to the bubble first", async () => {
    await openRoom();
    const element = await stage();
    const bubble = await appears(element, () => byRole(element, "button", "Abrir a conversa"));
    await moments.asked();
    const seen = watch(element);
    bubble.dispatchEvent(new PointerEvent("pointerenter"));
    await element.updateComplete;
    expect(seen()).to.deep.equal([["head", "scroll", "composer"]]);
    for (let step = 0; step < 3; step += 1) await moments.pass();
    expect(seen()).to.deep.equal([]);
  });

  it("asks for no layout outside of the frames, from the press until the empty chat is complete", async () => {
    await openRoom();
    const { asked, excuse, restore } = countMeasures();
    try {
      const element = await stage();
      excuse(element.renderRoot);
      // A chat of the test before may be told of its last scroll until here.
      asked.length = 0;
      element.open();
      await appears(
        element,
        () =>
          isOnline(element) &&
          byRole(element, "button", "Mais opções") &&
          element.renderRoot.querySelector(".starter"),
      );
      expect(asked).to.deep.equal([]);
      // The counter counts.
      element.getBoundingClientRect();
      expect(asked).to.deep.equal(["getBoundingClientRect"]);
    } finally {
      restore();
    }
  });
});
