import { MeDocument } from '@aetherion/client';
import type { JSX } from 'preact';
import { query } from '../api/client';
import type { Caller, Quota } from '../api/types';
import { decimal, words } from '../format';
import { Meter } from '../ui/Meter';
import { Failure, Loading, Panel } from '../ui/Panel';
import { Time } from '../ui/Time';
import { usePolled } from '../ui/usePolled';
import { AuditTable } from './AuditTable';

const RefreshMs = 10_000;

const names: Partial<Record<Quota['name'], string>> = {
  SYMBOLS: 'Instruments of bots',
  REQUESTS_PER_MINUTE: 'Requests a minute',
  COST_PER_MINUTE: 'Cost a minute',
  ORDERS_PER_MINUTE: 'Orders a minute',
  HISTORY_DAYS: 'Days of history',
};

/** Who is signed in, what the tenant's plan allows and how much of it is used, and what was changed last. */
export function AccountPanel(): JSX.Element {
  const { data, error, loadedAt, refresh } = usePolled('me', RefreshMs, () => query(MeDocument, {}));
  return (
    <Panel
      area="account"
      title="Account"
      actions={data && <span class="faint">{`${data.tenant.id} · plan ${data.tenant.plan.name}`}</span>}
    >
      <div class="account-body">
        <section class={error ? 'stale' : ''} aria-label="Plan and quotas">
          {error && <Failure message={error} retry={refresh} />}
          {!error && loadedAt === null && <Loading what="the account" />}
          {data && <Identity caller={data.me} />}
          {data && (
            <dl class="shares quotas">
              {data.tenant.quotas.map((quota) => (
                <QuotaRow key={quota.name} quota={quota} />
              ))}
            </dl>
          )}
        </section>
        <AuditTable />
      </div>
    </Panel>
  );
}

function Identity({ caller: { actor, role, scopes, expiresTime } }: { caller: Caller }): JSX.Element {
  const may = scopes.map((scope) => words(scope).toLowerCase()).join(', ');
  return (
    <p class="remark identity">
      <b>{actor}</b> <span class="faint">{`${words(role)}, may ${may}`}</span>
      {expiresTime && (
        <span class="faint">
          {' '}
          until <Time time={expiresTime} withDate />
        </span>
      )}
    </p>
  );
}

/** A quota that no counter fills, such as how far history reaches back, has no meter. */
function QuotaRow({ quota: { name, limit, used, resetsAt } }: { quota: Quota }): JSX.Element {
  const isCounted = name !== 'HISTORY_DAYS';
  const isFull = isCounted && BigInt(used) >= BigInt(limit);
  return (
    <div class={isFull ? 'full' : ''} data-quota={name}>
      <dt>
        {names[name] ?? words(name)}
        {isFull && <small> used up</small>}
      </dt>
      <dd>
        {isCounted ? <Meter share={Number(used) / Math.max(1, Number(limit))} /> : <span />}
        <span class="number">
          {isCounted && `${decimal(used)} of `}
          {decimal(limit)}
          {resetsAt && used !== '0' && (
            <small class="second">
              free at <Time time={resetsAt} />
            </small>
          )}
        </span>
      </dd>
    </div>
  );
}
