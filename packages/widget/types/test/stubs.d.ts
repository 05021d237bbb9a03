// biome-ignore-all lint/style/noNamespace: the frameworks' own types keep JSX in a namespace.
// As much of the types of Preact and Svelte as the entries build on; React and Vue are installed for the examples.

declare module "preact" {
  export type Ref<T> = { current: T | null } | ((element: T | null) => void);
  export interface ClassAttributes<T> {
    ref?: Ref<T> | undefined;
  }
  export interface HTMLAttributes<T> extends ClassAttributes<T> {
    className?: string | undefined;
    dir?: string | undefined;
    lang?: string | undefined;
    onClick?: ((event: { currentTarget: T }) => void) | undefined;
  }
  export namespace JSX {
    interface Element {
      type: unknown;
    }
    interface IntrinsicElements {
      div: HTMLAttributes<HTMLDivElement>;
    }
  }
}

declare module "preact/jsx-runtime" {
  import type { JSX as Preact } from "preact";
  export namespace JSX {
    type Element = Preact.Element;
    interface IntrinsicElements extends Preact.IntrinsicElements {}
  }
  export const jsx: unknown;
  export const jsxs: unknown;
}

declare module "svelte/elements" {
  export interface HTMLAttributes<T> {
    class?: string | undefined;
    dir?: string | undefined;
    lang?: string | undefined;
    onclick?: ((event: { currentTarget: T }) => void) | undefined;
  }
  export interface SvelteHTMLElements {
    div: HTMLAttributes<HTMLDivElement>;
  }
}
