import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Timeframe } from '../api/types';
import { words } from '../format';
import { createBot } from '../state/bots';
import { instruments, selectedInstrument } from '../state/market';
import { timeframe, timeframes } from '../state/settings';
import { systemStatus } from '../state/system';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';

/** Regimes, and so bots, exist from one minute up. */
const botTimeframes: readonly Timeframe[] = timeframes.filter((value) => value !== 'S1' && value !== 'S10');

export function CreateBotDialog({ close }: { close(): void }): JSX.Element {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    setBusy(true);
    const refusal = await createBot({
      name: text('name'),
      instrumentId: text('instrument'),
      timeframe: text('timeframe') as Timeframe,
      strategy: text('strategy'),
      ...(text('exposure') ? { exposure: text('exposure') } : {}),
      ...(text('balance') ? { initialBalance: text('balance') } : {}),
    });
    setBusy(false);
    if (refusal) setFailure(refusal);
    else close();
  };

  const currency = selectedInstrument.value?.quoteCurrency ?? '';
  const chosen = botTimeframes.includes(timeframe.peek()) ? timeframe.peek() : 'M1';
  return (
    <Dialog title="New bot" close={close}>
      <form onSubmit={(event) => void submit(event)}>
        <Field name="Name">
          <input name="name" required autoFocus maxLength={80} autocomplete="off" spellcheck={false} />
        </Field>
        <Field name="Instrument">
          <select name="instrument" defaultValue={selectedInstrument.peek()?.id ?? ''}>
            {instruments.value?.map(({ id, symbol, venue }) => (
              <option key={id} value={id} selected={id === selectedInstrument.peek()?.id}>
                {symbol} ({venue})
              </option>
            ))}
          </select>
        </Field>
        <div class="field-pair">
          <Field name="Timeframe">
            <select name="timeframe">
              {botTimeframes.map((value) => (
                <option key={value} selected={value === chosen}>
                  {value}
                </option>
              ))}
            </select>
          </Field>
          <Field name="Strategy">
            <select name="strategy">
              {(systemStatus.value?.strategies ?? ['regime-switching']).map((value) => (
                <option key={value} value={value} selected={value === 'regime-switching'}>
                  {words(value)}
                </option>
              ))}
            </select>
          </Field>
        </div>
        <div class="field-pair">
          <Field name="Exposure" hint="Share of equity, to 1; empty: 0.5">
            <input name="exposure" inputMode="decimal" pattern="\d+(\.\d+)?" autocomplete="off" />
          </Field>
          <Field name="Paper balance" hint={`${currency}; empty: 100,000`}>
            <input name="balance" inputMode="decimal" pattern="\d+(\.\d+)?" autocomplete="off" />
          </Field>
        </div>
        <p class="faint">It is created stopped. Start it from the list.</p>
        {failure && (
          <p class="failure" role="alert">
            {failure}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="primary" disabled={busy}>
            Create bot
          </button>
        </div>
      </form>
    </Dialog>
  );
}
