import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { serverFilters, statusChoiceOf, withFilter } from "./filters.ts";

const sent = (address: string) => String(serverFilters(new URLSearchParams(address)));

describe("serverFilters", () => {
  it("leaves out what is done, until a status or all is chosen", () => {
    assert.equal(sent(""), "status=new%2Copen%2Cwaiting");
    assert.equal(sent("status=solved"), "status=solved");
    assert.equal(sent("status=all"), "");
    assert.equal(sent("status=lost"), "status=new%2Copen%2Cwaiting");
  });

  it("hands urgency, assignee and lateness on, and nothing that is the page's own", () => {
    assert.equal(
      sent("status=all&urgency=high&assignee=none&overdue=true&ticket=t-1"),
      "urgency=high&assignee=none&overdue=true",
    );
  });

  it("seeks a number among all tickets, and takes no other text for a number", () => {
    assert.equal(sent("number=1042&status=open"), "number=1042");
    assert.equal(sent("number=10b&status=open"), "status=open");
  });
});

describe("withFilter", () => {
  it("takes an empty filter out of the address", () => {
    const address = new URLSearchParams("status=open&urgency=low");
    assert.equal(String(withFilter(address, "urgency", "")), "status=open");
    assert.equal(statusChoiceOf(withFilter(address, "status", "closed")), "closed");
  });
});
