const EntriesMax = 23;

const minute = (used, limit) => ({
  limit: `${limit}`,
  used: `${used}`,
  resetsAt: used > 0 ? new Date(Date.now() + (60_000 * used) / limit).toISOString() : new Date().toISOString(),
});

const counted = (used, limit) => ({ limit: `${limit}`, used: `${used}`, resetsAt: null });

export const me = {
  tenant: 'local',
  actor: 'local',
  role: 'ADMIN',
  scopes: ['READ', 'TRADE', 'ADMIN'],
  expiresTime: null,
};

/** A plan that is partly used, and of one quota wholly. */
export function tenant(botCount) {
  return {
    id: 'local',
    plan: { name: 'free' },
    quotas: [
      { name: 'BOTS', ...counted(botCount, 5) },
      { name: 'SYMBOLS', ...counted(2, 2) },
      { name: 'SUBSCRIPTIONS', ...counted(6, 20) },
      { name: 'REQUESTS_PER_MINUTE', ...minute(41, 300) },
      { name: 'COST_PER_MINUTE', ...minute(5_210, 30_000) },
      { name: 'ORDERS_PER_MINUTE', ...minute(0, 10) },
      { name: 'HISTORY_DAYS', ...counted(0, 30) },
    ],
  };
}

const actions = ['startBot', 'pauseBot', 'setTradingState', 'createBot', 'promoteModel'];
const outcomes = ['ACCEPTED', 'ACCEPTED', 'REFUSED', 'ACCEPTED', 'FAILED'];

export const auditEntries = Array.from({ length: EntriesMax }, (_, index) => {
  const sequence = EntriesMax - index;
  const outcome = outcomes[sequence % outcomes.length];
  return {
    id: `audit~local~${sequence}`,
    sequence: `${sequence}`,
    time: new Date(Date.now() - index * 97_000).toISOString(),
    category: sequence % actions.length === 4 ? 'MODELS' : 'TRADING',
    action: actions[sequence % actions.length],
    outcome,
    actor: 'local',
    keyId: null,
    address: '127.0.0.1',
    requestId: null,
    subject: `local/bot-${1 + (sequence % 3)}`,
    reason: outcome === 'REFUSED' ? 'VERSION_CONFLICT' : null,
  };
});
