import type { Message } from "@prosa/widget";

/** What the page heard from the chat by `prosa-message` and `prosa-error`. */
export function Heard({ messages, problem }: { messages: readonly Message[]; problem: string }) {
  return (
    <section className="heard" aria-live="polite">
      <h2>O que a página ouviu</h2>
      {problem && <p role="alert">{problem}</p>}
      {messages.length === 0 && <p>Nada ainda: cada mensagem da conversa aparece aqui.</p>}
      <ol>
        {messages.map(({ id, author, parts }) => (
          <li key={id}>
            <strong>{author}</strong> {parts.map(({ type }) => type).join(" · ")}
          </li>
        ))}
      </ol>
    </section>
  );
}
