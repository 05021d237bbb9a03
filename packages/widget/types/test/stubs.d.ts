// biome-ignore-all lint/style/noNamespace: the frameworks' own types keep JSX in a namespace.
// As much of each framework's types as the entries build on; the frameworks themselves are not installed here.

declare module "react" {
  export type Ref<T> = { current: T | null } | ((element: T | null) => void);
  export interface RefAttributes<T> {
    ref?: Ref<T> | undefined;
  }
  export interface HTMLAttributes<T> {
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

declare module "react/jsx-runtime" {
  import type { JSX as React } from "react";
  export namespace JSX {
    type Element = React.Element;
    interface IntrinsicElements extends React.IntrinsicElements {}
  }
  export const jsx: unknown;
  export const jsxs: unknown;
}

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

declare module "vue" {
  export interface HTMLAttributes {
    class?: unknown;
    dir?: string | undefined;
    lang?: string | undefined;
  }
  export interface PublicProps {
    key?: PropertyKey | undefined;
  }
  export interface GlobalComponents {
    KeepAlive: unknown;
  }
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
