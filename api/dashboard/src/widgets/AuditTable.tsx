import { AuditLogDocument } from '@aetherion/client';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ApiError, query } from '../api/client';
import type { AuditEntry, Page } from '../api/types';
import { words } from '../format';
import { Empty, Failure, Loading } from '../ui/Panel';
import { Time } from '../ui/Time';
import { usePolled } from '../ui/usePolled';

const PageSize = 10;
const RefreshMs = 15_000;

/** The audit log, a page at a time from the newest entry on; who may not see it is told so. */
export function AuditTable(): JSX.Element {
  // The cursors of the pages behind this one, the newest page's being none.
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const after = cursors.at(-1) ?? null;
  const { data, error, loadedAt, refresh } = usePolled(`audit/${after}`, RefreshMs, () => readPage(after));
  const page = data?.page;
  return (
    <section class="audit" aria-label="Audit log">
      <h3 class="sub-head">
        Last changes
        {page && (
          <span class="pages">
            <button type="button" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
              Newer
            </button>
            <button
              type="button"
              disabled={!page.pageInfo.hasNextPage}
              onClick={() => page.pageInfo.endCursor && setCursors([...cursors, page.pageInfo.endCursor])}
            >
              Older
            </button>
          </span>
        )}
      </h3>
      {error && <Failure message={error} retry={refresh} />}
      {!error && loadedAt === null && <Loading what="the audit log" />}
      {data && !page && <Empty>The audit log is for admins of the tenant.</Empty>}
      {page?.nodes.length === 0 && <Empty>Nothing has been changed yet.</Empty>}
      {page && page.nodes.length > 0 && <Entries entries={page.nodes} isStale={error !== null} />}
    </section>
  );
}

async function readPage(after: string | null): Promise<{ page: Page<AuditEntry> | null }> {
  try {
    return { page: (await query(AuditLogDocument, { first: PageSize, after })).auditLog };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'FORBIDDEN') return { page: null };
    throw error;
  }
}

function Entries({ entries, isStale }: { entries: readonly AuditEntry[]; isStale: boolean }): JSX.Element {
  return (
    <div class={`scroll ${isStale ? 'stale' : ''}`} role="group" tabIndex={0} aria-label="Entries">
      <table class="model-table audit-table">
        <thead>
          <tr>
            <th>Time</th>
            <th>What, of what</th>
            <th>By</th>
            <th>Outcome</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Entry({ entry }: { entry: AuditEntry }): JSX.Element {
  const { sequence, time, category, action, outcome, actor, address, subject, reason } = entry;
  return (
    <tr data-sequence={sequence}>
      <td>
        <Time time={time} withDate />
      </td>
      <th scope="row">
        {action} <small class="faint">{words(category).toLowerCase()}</small>
        {subject && <small class="second">{subject}</small>}
      </th>
      <td>
        {actor}
        {address && <small class="second">{address}</small>}
      </td>
      <td class={`outcome-${outcome.toLowerCase()}`}>
        {words(outcome)}
        {reason && <small class="second">{reason}</small>}
      </td>
    </tr>
  );
}
