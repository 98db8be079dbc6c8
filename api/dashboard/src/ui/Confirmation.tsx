import { useState } from 'preact/hooks';
import type { ComponentChildren, JSX } from 'preact';
import { Dialog } from './Dialog';

interface ConfirmationProps {
  title: string;
  confirm: string;
  /** Whether something is still missing. */
  disabled?: boolean;
  close(): void;
  /** What the service refuses comes back as text. */
  run(): Promise<string | null>;
  children: ComponentChildren;
}

/** Asks before something is done; a refusal is shown and leaves the dialogue open. */
export function Confirmation({ title, confirm, disabled = false, close, run, children }: ConfirmationProps): JSX.Element {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (disabled || busy) return;
    setBusy(true);
    const refusal = await run();
    setBusy(false);
    if (refusal) setFailure(refusal);
    else close();
  };
  return (
    <Dialog title={title} close={close}>
      <form onSubmit={(event) => void submit(event)}>
        {children}
        {failure && (
          <p class="failure" role="alert">
            {failure}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="danger" disabled={disabled || busy}>
            {confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
