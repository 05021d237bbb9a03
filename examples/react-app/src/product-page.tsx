import "@prosa/widget/define";
import "@prosa/widget/react";
import type { Message, ProsaChat } from "@prosa/widget";
import { useRef, useState } from "react";
import picture from "../../shop/imagens/cafeteira.svg";
import { Heard } from "./heard.tsx";
import { type Theme, ThemePicker } from "./theme-picker.tsx";
import { withoutCards } from "./without-cards.ts";

const SERVER = import.meta.env.VITE_PROSA_SERVER ?? "http://localhost:1999";
const QUESTIONS = [
  "Quanto custa a cafeteira?",
  "Ela funciona em fogão de indução?",
  "Qual o prazo de troca?",
];

export function ProductPage() {
  const chat = useRef<ProsaChat>(null);
  const [theme, setTheme] = useState<Theme>("auto");
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [problem, setProblem] = useState("");

  return (
    <div className="page" data-theme={theme}>
      <main>
        <header>
          <p>Armazém Aurora</p>
          <ThemePicker theme={theme} onPick={setTheme} />
        </header>
        <div>
          <h1>Cafeteira italiana Aurora</h1>
          <p className="lead">Seis xícaras de café encorpado, direto do fogão para a mesa.</p>
          <h2>Antes de comprar, pergunte</h2>
          <ul className="questions">
            {QUESTIONS.map((question) => (
              <li key={question}>
                <button type="button" onClick={() => chat.current?.send(question)}>
                  {question}
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="strong" onClick={() => chat.current?.open()}>
            Abrir o bate-papo
          </button>
          <Heard messages={messages} problem={problem} />
        </div>
        <img src={picture} alt="Uma cafeteira italiana de alumínio" width="480" height="480" />
      </main>
      <prosa-chat
        ref={chat}
        site="aurora"
        server={SERVER}
        theme={theme}
        onprosa-before-send={({ detail }) => {
          detail.text = withoutCards(detail.text);
        }}
        onprosa-message={(event) => setMessages((known) => [...known, event.detail])}
        onprosa-error={(event) => setProblem(event.detail.message)}
      />
    </div>
  );
}
