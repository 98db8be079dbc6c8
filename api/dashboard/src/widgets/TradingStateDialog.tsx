import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { TradingState } from '../api/types';
import { accounts, setTradingState } from '../state/bots';
import { Dialog } from '../ui/Dialog';
import { TypedWord } from '../ui/TypedWord';

const texts: Record<TradingState, { title: string; word: string; effect: string }> = {
  HALTED: {
    title: 'Halt trading',
    word: 'HALT',
    effect:
      'No bot of these accounts may send an order, not even one that closes a position. Open positions stay open.',
  },
  REDUCING: {
    title: 'Reduce only',
    word: 'REDUCE',
    effect:
      'Bots of these accounts may only send orders that make a position smaller. No position is opened or enlarged.',
  },
  ACTIVE: {
    title: 'Resume trading',
    word: 'RESUME',
    effect: 'Bots of these accounts may open and enlarge positions again, at their next decision.',
  },
};

/** Changes the trading state once its word has been typed. */
export function TradingStateDialog({ state, close }: { state: TradingState; close(): void }): JSX.Element {
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { title, word, effect } = texts[state];

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (typed !== word || busy) return;
    setBusy(true);
    const refusal = await setTradingState(state);
    setBusy(false);
    if (refusal) setFailure(refusal);
    else close();
  };

  return (
    <Dialog title={title} close={close}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{effect}</p>
        <p class="faint">Accounts: {accounts.value.map((account) => account.id).join(', ')}</p>
        <TypedWord word={word} typed={typed} autoFocus setTyped={setTyped} />
        {failure && (
          <p class="failure" role="alert">
            {failure}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class={state === 'ACTIVE' ? 'primary' : 'danger'} disabled={typed !== word || busy}>
            {title}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
