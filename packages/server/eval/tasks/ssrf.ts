import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkAddress } from "../../src/extract/fetch/address.ts";

interface Case {
  url: string;
  kind: "scheme" | "private-address" | "credentials-in-url" | "unparsable" | "public-looking";
  whatwg_host: string | null;
}

/**
 * Measures the guard's verdicts on hostile addresses, without any network. An address must be refused when its kind is
 * anything but `public-looking`; a public-looking one may be read when its host is a name with a dot, since only DNS or a
 * redirect could make it dangerous, which later layers check. Single-label hosts are refused by rule and counted apart.
 */
export async function run(options: {
  train?: string;
  docs?: string;
  test: string;
  errors?: boolean;
}): Promise<{ figures: Record<string, number>; misses: { url: string; verdict: string }[] }> {
  const cases = readFileSync(fileOf(options.test), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Case);
  const misses: { url: string; verdict: string }[] = [];
  const counts = { must: 0, refused: 0, may: 0, allowed: 0, singleLabel: 0, singleLabelRefused: 0 };
  for (const { url, kind, whatwg_host: host } of cases) {
    const verdict = checkAddress(url);
    const isRefused = !verdict.ok;
    if (kind !== "public-looking") {
      counts.must += 1;
      if (isRefused) counts.refused += 1;
      else misses.push({ url, verdict: "allowed" });
    } else if (isSingleLabel(host ?? "")) {
      counts.singleLabel += 1;
      if (isRefused) counts.singleLabelRefused += 1;
    } else {
      counts.may += 1;
      if (!isRefused) counts.allowed += 1;
      else misses.push({ url, verdict: verdict.code });
    }
  }
  return {
    figures: {
      n: cases.length,
      refusedOfMust: counts.refused / Math.max(1, counts.must),
      allowedOfMay: counts.allowed / Math.max(1, counts.may),
      ...counts,
    },
    misses: options.errors === true ? misses : [],
  };
}

function fileOf(path: string): string {
  return statSync(path).isDirectory() ? join(path, "urls.jsonl") : path;
}

function isSingleLabel(host: string): boolean {
  return !host.replace(/:\d+$/, "").replace(/\.+$/, "").includes(".");
}
