import { expect } from "@esm-bundle/chai";
import { jitteredDelay } from "./jittered-delay.ts";

const many = (attempt: number) => Array.from({ length: 2_000 }, () => jitteredDelay(attempt));

describe("jitteredDelay", () => {
  it("[F40] spreads clients that lost one room over a second, and over more with each attempt", () => {
    const tenths = new Set(many(1).map((delayMs) => Math.floor(delayMs / 100)));
    expect([...tenths].sort((a, b) => a - b)).to.deep.equal([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    const seconds = new Set(many(4).map((delayMs) => Math.floor(delayMs / 1_000)));
    expect([...seconds].sort((a, b) => a - b)).to.deep.equal([4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it("never exceeds twenty-two seconds and a half", () => {
    for (const delayMs of many(30)) expect(delayMs).to.be.within(7_500, 22_500);
  });
});
