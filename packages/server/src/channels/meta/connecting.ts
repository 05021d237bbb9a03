import type { ChannelProblem } from "@prosa/protocol";
import { type GraphAnswer, isTheirTrouble } from "./graph.ts";

/** Why Meta did not take a part of a connection, in words that say what to copy again. */
interface Refusal {
  readonly reason: ChannelProblem;
  readonly message: string;
}

/** Why Meta did not show an account: it did not answer or had trouble of its own, or it knows no such secret, token, or `unknown` account. */
export function metaRefusalOf(answer: GraphAnswer, product: string, unknown: Refusal): Refusal {
  if (answer.status === 0 || isTheirTrouble(answer))
    return { reason: "no-answer", message: `${product} did not answer; try again in a minute.` };
  const { code, message = "" } = answer.error ?? {};
  if (/appsecret_proof/i.test(message)) {
    const advice = "The app secret is not that of the token's app; copy it again from App settings, Basic.";
    return { reason: "wrong-app-secret", message: advice };
  }
  if (code === 190) {
    const advice = `${product} does not know this token, or it has ended; make one of a system user, which does not end.`;
    return { reason: "wrong-token", message: advice };
  }
  return { ...unknown, message: withDetail(unknown.message, answer) };
}

/** Adds what Meta itself said. */
function withDetail(message: string, { error }: GraphAnswer): string {
  return error?.message ? `${message} (${error.message.slice(0, 200)})` : message;
}
