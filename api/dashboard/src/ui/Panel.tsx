import type { ComponentChildren, JSX } from 'preact';

interface PanelProps {
  area: string;
  title: string;
  /** What stands at the right of the title. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** A titled part of the page. */
export function Panel({ area, title, actions, children }: PanelProps): JSX.Element {
  return (
    <section class={`panel ${area}`} aria-label={title}>
      <header class="panel-head">
        <h2>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}

export function Loading({ what }: { what: string }): JSX.Element {
  return (
    <p class="notice loading" role="status">
      <span class="spinner" aria-hidden="true" /> Loading {what} …
    </p>
  );
}

export function Failure({ message, retry }: { message: string; retry?: () => void }): JSX.Element {
  return (
    <p class="notice failure" role="alert">
      {message}{' '}
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </p>
  );
}

export function Empty({ children }: { children: ComponentChildren }): JSX.Element {
  return <p class="notice">{children}</p>;
}
