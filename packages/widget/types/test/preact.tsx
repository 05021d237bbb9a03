/** @jsxImportSource preact */
import "@prosa/widget/preact";
import type { ProsaChat } from "@prosa/widget";
import type { Ref } from "preact";

declare const element: Ref<ProsaChat>;

export const chat = (
  <prosa-chat
    ref={element}
    site="shop"
    server="https://chat.example"
    theme="dark"
    lang="pt-BR"
    isOpen
    className="chat"
    onprosa-message={(event) => event.detail.author.toUpperCase()}
    onprosa-error={({ detail }) => detail.code.length}
  />
);

// @ts-expect-error: `open` is a method of the element, which Preact would write over.
export const opened = <prosa-chat open />;

// @ts-expect-error: there is no such theme.
export const themed = <prosa-chat theme="pink" />;
