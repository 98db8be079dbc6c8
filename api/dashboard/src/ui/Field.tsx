import type { ComponentChildren, JSX } from 'preact';

/** A control of a form with its name, and what one has to know to fill it in. */
export function Field({
  name,
  hint,
  children,
}: {
  name: string;
  hint?: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <label class="field">
      <span>{name}</span>
      {children}
      {hint && <small class="faint">{hint}</small>}
    </label>
  );
}
