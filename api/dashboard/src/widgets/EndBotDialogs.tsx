import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Bot, StopMode } from '../api/types';
import { decimal, placesOf, signOf } from '../format';
import { deleteBot, stopBot } from '../state/bots';
import { Confirmation } from '../ui/Confirmation';

const consequences: Record<StopMode, { name: string; text: string }> = {
  KEEP_POSITION: {
    name: 'Stop and keep the position',
    text: 'The bot takes no further decision. What it holds stays open and its profit goes on moving with the price.',
  },
  FLATTEN_POSITION: {
    name: 'Stop and flatten',
    text: 'The bot closes its position with a market order, at the price of the book and with a fee, and then stops.',
  },
};

/** Stops a bot in one of two ways, each with what follows from it. */
export function StopBotDialog({ bot, close }: { bot: Bot; close(): void }): JSX.Element {
  const [mode, setMode] = useState<StopMode>('KEEP_POSITION');
  return (
    <Confirmation
      title={`Stop ${bot.name}`}
      confirm={consequences[mode].name}
      close={close}
      run={() => stopBot(bot, mode)}
    >
      <p>
        It holds <b class="number">{positionOf(bot)}</b>.
      </p>
      {(Object.keys(consequences) as StopMode[]).map((value) => (
        <label key={value} class="choice">
          <input type="radio" name="mode" value={value} checked={mode === value} onChange={() => setMode(value)} />
          <span>
            <b>{consequences[value].name}</b>
            <br />
            <span class="faint">{consequences[value].text}</span>
          </span>
        </label>
      ))}
    </Confirmation>
  );
}

export function DeleteBotDialog({ bot, close }: { bot: Bot; close(): void }): JSX.Element {
  return (
    <Confirmation title={`Delete ${bot.name}`} confirm="Delete" close={close} run={() => deleteBot(bot)}>
      <p>The bot disappears from this list and cannot be started again. It is refused while it holds a position.</p>
    </Confirmation>
  );
}

function positionOf({ position, instrument }: Bot): string {
  if (signOf(position.quantity) === 0) return 'no position';
  return `${decimal(position.quantity, placesOf(instrument.quantityStep))} ${instrument.baseCurrency}`;
}
