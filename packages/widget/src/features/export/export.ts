import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { type FormWords, pageOf } from "./export-page.ts";

const REVOKED_AFTER_MS = 60_000;

/** Downloads the conversation for programs: the room's durable events and the unsent commands, as JSON. */
export function downloadAsJson(site: string, state: ChatState): void {
  const { log, outbox, cursor } = state;
  const conversation = {
    format: "prosa-conversation",
    version: 1,
    site,
    name: state.site?.name ?? null,
    exportedAt: new Date().toISOString(),
    through: cursor,
    events: log,
    unsent: outbox.map(({ command, text }) => ({ command, text })),
  };
  download(`${fileName(site)}.json`, "application/json", JSON.stringify(conversation, null, 2));
}

/** Downloads the conversation for people: one page that needs no network and no script. */
export async function downloadAsPage(site: string, state: ChatState, strings: Strings): Promise<void> {
  const asking = await loadFormWords(strings).catch(() => ({}));
  download(`${fileName(site)}.html`, "text/html", pageOf(state, { ...asking, ...strings }));
}

// A conversation that showed forms has loaded their modules, so their words are there without a network.
async function loadFormWords(strings: Strings): Promise<FormWords> {
  const [form, survey] = await Promise.all([
    import("../forms/contact-form.ts"),
    import("../survey/survey.ts"),
  ]);
  return { ...form.withFormStrings(strings), ...survey.withSurveyStrings(strings) };
}

function fileName(site: string): string {
  return `prosa-${site}-${new Date().toISOString().slice(0, 10)}`;
}

function download(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKED_AFTER_MS);
}
