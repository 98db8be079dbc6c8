import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Model } from '../api/types';
import { championOf, promoteModel, rollBackModel } from '../state/models';
import { Confirmation } from '../ui/Confirmation';

export type ModelAction = 'promote' | 'rollBack';

interface ModelDialogProps {
  what: ModelAction;
  model: Model;
  close(): void;
}

/** Asks before another model takes charge, and why: the answer stands in the journal. */
export function ModelDialog({ what, model, close }: ModelDialogProps): JSX.Element {
  const [reason, setReason] = useState('');
  const { version, scope } = model;
  const isPromotion = what === 'promote';
  return (
    <Confirmation
      title={isPromotion ? `Promote ${version}` : `Roll back ${version}`}
      confirm={isPromotion ? 'Promote' : 'Roll back'}
      close={close}
      run={() => (isPromotion ? promoteModel : rollBackModel)(model, reason.trim())}
    >
      {isPromotion ? <Promotion model={model} /> : <RollBack />}
      <p class="faint">
        Scope: {scope}. Whoever reads it takes the change up at the next bar and keeps its state.
      </p>
      <label class="field">
        <span>Reason</span>
        <input
          value={reason}
          autocomplete="off"
          maxLength={200}
          placeholder="Stands in the events"
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
    </Confirmation>
  );
}

function Promotion({ model }: { model: Model }): JSX.Element {
  const champion = championOf(model.scope);
  return (
    <p>
      It takes charge{' '}
      {champion ? (
        <>
          in place of <b>{champion.version}</b>, which a roll-back gives back.
        </>
      ) : (
        'where no version was promoted yet; a roll-back undoes it.'
      )}
    </p>
  );
}

function RollBack(): JSX.Element {
  return (
    <p>
      The last promotion is undone: the champion before it takes charge again, or where there was none the model of a
      wider scope, or the one that ships with the product.
    </p>
  );
}
