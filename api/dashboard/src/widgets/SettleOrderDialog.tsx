import type { SettledExecutionInput } from '@aetherion/client';
import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Bot, Order } from '../api/types';
import { words } from '../format';
import { settleOrder } from '../state/doubts';
import { Confirmation } from '../ui/Confirmation';
import { Field } from '../ui/Field';
import { Time } from '../ui/Time';
import { TypedWord } from '../ui/TypedWord';

const Word = 'SETTLE';
/** As many as the service takes at once are never needed by hand. */
const ExecutionsMax = 20;
const Amount = '\\d+(\\.\\d+)?';

type Execution = Record<'tradeId' | 'quantity' | 'price' | 'commission' | 'commissionCurrency', string>;

const noExecution: Execution = { tradeId: '', quantity: '', price: '', commission: '', commissionCurrency: '' };

/** Ends an order of unknown outcome by what a person found at the venue, once its word has been typed. */
export function SettleOrderDialog({ bot, order, close }: { bot: Bot; order: Order; close(): void }): JSX.Element {
  const [isExecuted, setExecuted] = useState<boolean | null>(null);
  const [executions, setExecutions] = useState<readonly Execution[]>([noExecution]);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const change = (index: number, changed: Partial<Execution>): void =>
    setExecutions(executions.map((execution, at) => (at === index ? { ...execution, ...changed } : execution)));
  const said = (): SettledExecutionInput[] =>
    isExecuted ? executions.map((execution) => toInput(execution, bot.instrument.quoteCurrency)) : [];
  return (
    <Confirmation
      title={`Settle an order of ${bot.name}`}
      confirm="Settle order"
      disabled={typed !== Word || isExecuted === null}
      close={close}
      run={() => settleOrder(bot, order, said(), reason.trim())}
    >
      <Known bot={bot} order={order} />
      <Choice
        name="Executed, wholly or in part"
        text="It does not stand open, and these are all its executions that the venue lists."
        checked={isExecuted === true}
        choose={() => setExecuted(true)}
      />
      <Choice
        name="Not executed"
        text="The venue lists no execution of it, and it does not stand open."
        checked={isExecuted === false}
        choose={() => setExecuted(false)}
      />
      {isExecuted &&
        executions.map((execution, index) => (
          <ExecutionFields
            key={index}
            number={index + 1}
            bot={bot}
            execution={execution}
            change={(changed) => change(index, changed)}
          />
        ))}
      {isExecuted && executions.length < ExecutionsMax && (
        <button type="button" onClick={() => setExecutions([...executions, noExecution])}>
          Another execution
        </button>
      )}
      <Field name="How you know" hint="Kept with the order, for those who read it later.">
        <input
          required
          maxLength={500}
          autocomplete="off"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </Field>
      <p class="faint">What you say is booked. Look at the venue first: the service cannot check it.</p>
      <TypedWord word={Word} typed={typed} setTyped={setTyped} />
    </Confirmation>
  );
}

/** The bot's error names the order as the venue knows it; what the order itself tells is why it was decided. */
function Known({ bot, order }: { bot: Bot; order: Order }): JSX.Element {
  const { baseCurrency, symbol } = bot.instrument;
  return (
    <>
      <p>
        <b>
          {words(order.side)} <span class="number">{order.quantity}</span> {baseCurrency}
        </b>{' '}
        of {symbol}, {words(order.type).toLowerCase()}, sent <Time time={order.createdTime} withDate />. Known as executed:{' '}
        <span class="number">{order.filledQuantity}</span>
        {order.averagePrice && (
          <>
            {' '}
            at <span class="number">{order.averagePrice}</span>
          </>
        )}
        .
      </p>
      <p class="faint">{bot.error || order.reasonText}</p>
    </>
  );
}

interface ChoiceProps {
  name: string;
  text: string;
  checked: boolean;
  choose(): void;
}

function Choice({ name, text, checked, choose }: ChoiceProps): JSX.Element {
  return (
    <label class="choice">
      <input type="radio" name="finding" required checked={checked} onChange={choose} />
      <span>
        <b>{name}</b>
        <br />
        <span class="faint">{text}</span>
      </span>
    </label>
  );
}

interface ExecutionFieldsProps {
  number: number;
  bot: Bot;
  execution: Execution;
  change(changed: Partial<Execution>): void;
}

function ExecutionFields({ number, bot, execution, change }: ExecutionFieldsProps): JSX.Element {
  const { baseCurrency, quoteCurrency } = bot.instrument;
  const field = (name: keyof Execution, pattern?: string): JSX.Element => (
    <input
      name={name}
      required={name !== 'commission' && name !== 'commissionCurrency'}
      autocomplete="off"
      spellcheck={false}
      inputMode={pattern ? 'decimal' : 'text'}
      pattern={pattern}
      value={execution[name]}
      onInput={(event) => change({ [name]: event.currentTarget.value.trim() })}
    />
  );
  return (
    <fieldset class="execution">
      <legend>Execution {number}</legend>
      <Field name="Trade id">{field('tradeId')}</Field>
      <div class="field-pair">
        <Field name="Filled quantity" hint={baseCurrency}>
          {field('quantity', Amount)}
        </Field>
        <Field name="Price" hint={quoteCurrency}>
          {field('price', Amount)}
        </Field>
      </div>
      <div class="field-pair">
        <Field name="Commission" hint="Empty: none">
          {field('commission', Amount)}
        </Field>
        <Field name="Paid in" hint={`Empty: ${quoteCurrency}`}>
          {field('commissionCurrency')}
        </Field>
      </div>
    </fieldset>
  );
}

function toInput(execution: Execution, quoteCurrency: string): SettledExecutionInput {
  const { tradeId, price, quantity, commission, commissionCurrency } = execution;
  if (!commission) return { tradeId, price, quantity };
  return { tradeId, price, quantity, commission, commissionCurrency: commissionCurrency || quoteCurrency };
}
