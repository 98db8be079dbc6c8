import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Model, ModelState } from '../api/types';
import { words } from '../format';
import { hasMoreModels, models, modelsError, refreshModels } from '../state/models';
import { Failure, Loading } from '../ui/Panel';
import { Time } from '../ui/Time';
import { ModelDialog, type ModelAction } from './ModelDialog';

const hints: Record<ModelState, string> = {
  REGISTERED: 'Stored, and never promoted',
  CHAMPION: 'In charge of its scope',
  CHALLENGER: 'Runs beside the champion and decides nothing',
  RETIRED: 'Was in charge before',
  REFUSED: 'Failed a check; it cannot be promoted',
  UNKNOWN: 'A state that this page does not know',
};

interface Asked {
  what: ModelAction;
  model: Model;
}

/**
 * The versions of models with their state; a champion can be rolled back, another one promoted. `serving` is the id of
 * the one that decides what is shown: where nobody was promoted that is the one that ships with the product.
 */
export function ModelTable({ serving }: { serving: string | null }): JSX.Element {
  const [asked, ask] = useState<Asked | null>(null);
  const all = models.value;
  return (
    <section class="models" aria-label="Models">
      <h3 class="sub-head">
        Versions {hasMoreModels.value && all && <span class="faint">the newest {all.length}</span>}
      </h3>
      {modelsError.value && <Failure message={modelsError.value} retry={() => void refreshModels()} />}
      {!all && !modelsError.value && <Loading what="models" />}
      {all?.length === 0 && (
        <p class="notice">
          No model is registered: the ones that ship with the product are in charge. <code>aetherion train</code> makes
          another.
        </p>
      )}
      {all && all.length > 0 && (
        <div class={`scroll ${modelsError.value ? 'stale' : ''}`} role="group" tabIndex={0} aria-label="Versions">
          <table class="model-table">
            <thead>
              <tr>
                <th>Version, scope</th>
                <th>State</th>
                <th>
                  <span class="hidden">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((model) => (
                <Row key={model.id} model={model} isServing={model.id === serving} ask={ask} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked && <ModelDialog what={asked.what} model={asked.model} close={() => ask(null)} />}
    </section>
  );
}

interface RowProps {
  model: Model;
  isServing: boolean;
  ask(asked: Asked): void;
}

function Row({ model, isServing, ask }: RowProps): JSX.Element {
  const { version, scope, state, damage, createdTime } = model;
  return (
    <tr data-model={version}>
      <th scope="row">
        {version}
        <small class="second">
          {scope}
          {isServing && <b> · serves this chart</b>}
        </small>
        {damage && <small class="second">{damage}</small>}
      </th>
      <td>
        <span class={`chip model-${state.toLowerCase()}`} title={hints[state]}>
          <span class="dot" aria-hidden="true" /> {words(state)}
        </span>
        {damage && (
          <span class="chip model-refused" title="It cannot be used">
            <span class="dot" aria-hidden="true" /> Damaged
          </span>
        )}
        <small class="second">
          <Time time={createdTime} withDate />
        </small>
      </td>
      <td class="actions">
        {state === 'CHAMPION' && (
          <button type="button" onClick={() => ask({ what: 'rollBack', model })}>
            Roll back …
          </button>
        )}
        {!damage && (state === 'REGISTERED' || state === 'CHALLENGER' || state === 'RETIRED') && (
          <button type="button" onClick={() => ask({ what: 'promote', model })}>
            Promote …
          </button>
        )}
      </td>
    </tr>
  );
}
