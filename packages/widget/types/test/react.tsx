import "@prosa/widget/react";
import type { ProsaChat } from "@prosa/widget";
import type { Ref } from "react";

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
    style={{ "--prosa-accent": "#a13c17", "--prosa-z-index": 10, zIndex: 1 }}
    onprosa-message={(event) => event.detail.author.toUpperCase()}
    onprosa-error={({ detail }) => detail.code.length}
  />
);

// @ts-expect-error: `open` is a method of the element, which React would write over.
export const opened = <prosa-chat open />;

// @ts-expect-error: there is no such theme.
export const themed = <prosa-chat theme="pink" />;

// @ts-expect-error: the chat has no such custom property.
export const coloured = <prosa-chat style={{ "--prosa-acent": "#a13c17" }} />;
