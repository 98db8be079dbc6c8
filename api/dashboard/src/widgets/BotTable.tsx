import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Bot, Order } from '../api/types';
import { decimal, money, placesOf, signedMoney, signOf, sum, words } from '../format';
import { bots, botsError, pauseBot, refreshBots, selectedBot, startBot } from '../state/bots';
import { doubts } from '../state/doubts';
import { selectedBotId } from '../state/settings';
import { Age } from '../ui/Age';
import { Empty, Failure, Loading, Panel } from '../ui/Panel';
import { RegimeTag } from '../ui/RegimeTag';
import { CreateBotDialog } from './CreateBotDialog';
import { DeleteBotDialog, StopBotDialog } from './EndBotDialogs';
import { SettleOrderDialog } from './SettleOrderDialog';

type Asked = { what: 'create' } | { what: 'stop' | 'delete'; bot: Bot } | { what: 'settle'; bot: Bot; order: Order };

/** Every bot with its state, position and profit, and what can be done with it. */
export function BotTable(): JSX.Element {
  const [asked, ask] = useState<Asked | null>(null);
  const all = bots.value;
  return (
    <Panel
      area="bots"
      title="Bots"
      actions={
        <span class="head-actions">
          {all && all.length > 0 && <Totals all={all} />}
          <button type="button" class="primary" onClick={() => ask({ what: 'create' })}>
            New bot
          </button>
        </span>
      }
    >
      {botsError.value && <Failure message={botsError.value} retry={() => void refreshBots()} />}
      {!all && !botsError.value && <Loading what="bots" />}
      {all?.length === 0 && (
        <Empty>
          No bot yet. <b>New bot</b> makes one that trades paper money by the regime.
        </Empty>
      )}
      {all && all.length > 0 && <Table all={all} ask={ask} stale={botsError.value !== null} />}
      {asked?.what === 'create' && <CreateBotDialog close={() => ask(null)} />}
      {asked?.what === 'stop' && <StopBotDialog bot={asked.bot} close={() => ask(null)} />}
      {asked?.what === 'delete' && <DeleteBotDialog bot={asked.bot} close={() => ask(null)} />}
      {asked?.what === 'settle' && <SettleOrderDialog bot={asked.bot} order={asked.order} close={() => ask(null)} />}
    </Panel>
  );
}

function Totals({ all }: { all: readonly Bot[] }): JSX.Element {
  const currencies = [...new Set(all.map((bot) => bot.account.currency))];
  return (
    <span class="totals">
      {currencies.map((currency) => {
        const total = sum(all.filter((bot) => bot.account.currency === currency).map((bot) => bot.profit));
        return (
          <span key={currency}>
            <span class="faint">Total</span>{' '}
            <span class={`number ${tone(total)}`}>{signedMoney(total, currency)}</span>{' '}
            {currency}
          </span>
        );
      })}
    </span>
  );
}

function Table({ all, ask, stale }: { all: readonly Bot[]; ask(asked: Asked): void; stale: boolean }): JSX.Element {
  return (
    <div class={`scroll ${stale ? 'stale' : ''}`}>
      <table class="bot-table">
        <thead>
          <tr>
            <th>Bot</th>
            <th>State</th>
            <th>Regime, strategy</th>
            <th class="right">Position</th>
            <th class="right" title="Realised + unrealised − fees">
              P&amp;L
            </th>
            <th class="right">Realised</th>
            <th class="right">Unrealised</th>
            <th class="right">Fees</th>
            <th>
              <span class="hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((bot) => (
            <Row key={bot.id} bot={bot} ask={ask} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ bot, ask }: { bot: Bot; ask(asked: Asked): void }): JSX.Element {
  const {
    instrument,
    position,
    account: { currency },
  } = bot;
  const chosen = selectedBot.value?.id === bot.id;
  return (
    <tr data-bot={bot.name} class={chosen ? 'chosen' : ''}>
      <th scope="row">
        <button
          type="button"
          class="link"
          aria-pressed={chosen}
          title="Show its events"
          onClick={() => (selectedBotId.value = bot.id)}
        >
          {bot.name}
        </button>
        {bot.mode === 'LIVE' && (
          <span class="chip environment environment-live" title="Trades with money at the venue">
            LIVE
          </span>
        )}
        <small>
          {instrument.symbol} {bot.timeframe}
        </small>
      </th>
      <td data-name="State">
        <Status bot={bot} />
        {bot.lastDecisionTime && (
          <small class="second">
            decided <Age time={bot.lastDecisionTime} coarse /> ago
          </small>
        )}
      </td>
      <td data-name="Regime">
        <RegimeTag label={bot.regime} /> <small class="second">{words(bot.activeStrategy)}</small>
      </td>
      <td data-name="Position" class="right number">
        {signOf(position.quantity) === 0 ? (
          <span class="faint">flat</span>
        ) : (
          <>
            {decimal(position.quantity, placesOf(instrument.quantityStep))} <small>{instrument.baseCurrency}</small>
            {position.averagePrice && (
              <small class="second">at {decimal(position.averagePrice, placesOf(instrument.priceTick))}</small>
            )}
          </>
        )}
      </td>
      <Profit name="P&L" value={bot.profit} currency={currency} strong />
      <Profit name="Realised" value={bot.realizedProfit} currency={currency} />
      <Profit name="Unrealised" value={bot.unrealizedProfit} currency={currency} />
      <td data-name="Fees" class="right number" title={`${bot.fees} ${currency}`}>
        {money(bot.fees, currency)}
      </td>
      <td class="actions">
        <Actions bot={bot} ask={ask} />
      </td>
    </tr>
  );
}

function Status({ bot }: { bot: Bot }): JSX.Element {
  return (
    <>
      <span class={`chip status-${bot.status.toLowerCase()}`}>
        <span class="dot" aria-hidden="true" /> {words(bot.status)}
        {bot.status === 'WARMING_UP' && bot.warmUpBarsLeft > 0 && `, ${bot.warmUpBarsLeft} ${bot.warmUpBarsLeft === 1 ? 'bar' : 'bars'}`}
      </span>
      {bot.error && (
        <small class="fall" title={bot.error}>
          {' '}
          {bot.error}
        </small>
      )}
    </>
  );
}

function Profit({
  name,
  value,
  currency,
  strong,
}: {
  name: string;
  value: string;
  currency: string;
  strong?: boolean;
}): JSX.Element {
  return (
    <td data-name={name} class={`right number ${tone(value)} ${strong ? 'strong' : ''}`} title={`${value} ${currency}`}>
      {signedMoney(value, currency)}
      {strong && (
        <>
          {' '}
          <small class="second">{currency}</small>
        </>
      )}
    </td>
  );
}

function Actions({ bot, ask }: { bot: Bot; ask(asked: Asked): void }): JSX.Element {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (action: (bot: Bot) => Promise<string | null>): Promise<void> => {
    setBusy(true);
    setFailure(await action(bot));
    setBusy(false);
  };
  const active = bot.status === 'RUNNING' || bot.status === 'WARMING_UP';
  const ended = bot.status === 'CREATED' || bot.status === 'STOPPED';
  const doubted = doubts.value.get(bot.id);
  return (
    <>
      {!active && (
        <button
          type="button"
          disabled={busy}
          onClick={() => void run(startBot)}
          title="Warms up on history, then trades at the next closed bar"
        >
          {bot.status === 'PAUSED' ? 'Resume' : 'Start'}
        </button>
      )}
      {active && (
        <button
          type="button"
          disabled={busy}
          onClick={() => void run(pauseBot)}
          title="Keeps the position and opens nothing new until it is started again"
        >
          Pause
        </button>
      )}
      {!ended && (
        <button type="button" disabled={busy} onClick={() => ask({ what: 'stop', bot })}>
          Stop …
        </button>
      )}
      {ended && (
        <button type="button" disabled={busy} onClick={() => ask({ what: 'delete', bot })}>
          Delete …
        </button>
      )}
      {doubted && (
        <button
          type="button"
          class="caution"
          title="Nobody knows what became of an order of it: say what you find at the venue"
          onClick={() => ask({ what: 'settle', bot, order: doubted })}
        >
          Settle order …
        </button>
      )}
      {failure && (
        <small class="failure" role="alert">
          {failure}
        </small>
      )}
    </>
  );
}

const tone = (value: string): string => (signOf(value) > 0 ? 'rise' : signOf(value) < 0 ? 'fall' : '');
