import { callService } from "../extract/fetch/fetch.ts";
import { base64Of } from "../platform/base64.ts";
import type { MailSettings } from "../platform/mail-settings.ts";
import type { Mailer, MailOutcome, OutgoingMail } from "../platform/mailer.ts";

const TIMEOUT_MS = 30_000;
const ANSWER_BYTES_MAX = 64 * 1024;
/** The longest that a service may put a mail off, in seconds. */
const RETRY_AFTER_S_MAX = 24 * 60 * 60;

/**
 * Sends mails as JSON to the service that the settings name. Each carries its id as `Idempotency-Key`, by which the service drops
 * a repeat.
 */
export function createHttpMailer({ url, token }: Pick<MailSettings, "url" | "token">): Mailer {
  return {
    dropsRepeats: true,
    async send(
      { id, messageId, references, headers, attachments, ...mail },
      onHandOver,
    ): Promise<MailOutcome> {
      await onHandOver();
      const last = references.at(-1);
      const all = {
        "Message-ID": messageId,
        ...(last !== undefined && { "In-Reply-To": last, References: references.join(" ") }),
        ...headers,
      };
      const answer = await callService(
        url,
        {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "idempotency-key": id,
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify({ id, ...mail, headers: all, ...filesOf(attachments) }),
        },
        { timeoutMs: TIMEOUT_MS, maxBytes: ANSWER_BYTES_MAX },
      );
      if (!answer) return { type: "retry", detail: "the service did not answer" };
      return outcomeOf(answer.status, answer.headers.get("retry-after"));
    },
  };
}

/** The files in base 64, where the mail has some. */
function filesOf(attachments: OutgoingMail["attachments"] = []): object {
  if (attachments.length === 0) return {};
  return {
    attachments: attachments.map(({ name, mediaType, bytes }) => ({
      name,
      mediaType,
      content: base64Of(bytes),
    })),
  };
}

function outcomeOf(status: number, retryAfter: string | null): MailOutcome {
  const detail = String(status);
  if (status >= 200 && status < 300) return { type: "sent" };
  if (status === 401 || status === 403) return { type: "paused", detail };
  if (status !== 408 && status !== 429 && status < 500) return { type: "refused", detail };
  const seconds = Math.min(Number(retryAfter ?? 0) || 0, RETRY_AFTER_S_MAX);
  return { type: "retry", detail, ...(seconds > 0 && { afterMs: 1_000 * seconds }) };
}
