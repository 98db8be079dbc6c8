using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>The journal as a table would keep it; it outlives the processes that use it.</summary>
internal sealed class Journal
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<(string Bot, long Sequence), BotEvent> _events = [];
    private readonly SortedDictionary<(string Key, long Number), StrategySwitch> _switches = [];

    public ImmutableArray<BotEvent> Events
    {
        get
        {
            lock (_lock)
                return [.. _events.Values];
        }
    }

    public ImmutableArray<StrategySwitch> Switches
    {
        get
        {
            lock (_lock)
                return [.. _switches.Values];
        }
    }

    /// <summary>Every order in its latest state, in order of their first event.</summary>
    public ImmutableArray<Order> Orders =>
        [.. Events.Where(e => e.Order is not null).GroupBy(e => e.Order!.Id).Select(g => g.Last().Order!)];

    public ImmutableArray<Fill> Fills => [.. Events.Where(e => e.Fill is not null).Select(e => e.Fill!)];

    /// <summary>The journal as one process sees it until it is killed.</summary>
    public ITradingJournal For(KillSwitch killSwitch) => new View(this, killSwitch);

    private sealed class View(Journal journal, KillSwitch killSwitch) : ITradingJournal
    {
        public Task AppendAsync(ImmutableArray<BotEvent> events, CancellationToken cancellationToken) =>
            killSwitch.Around("append of events", () =>
            {
                lock (journal._lock)
                {
                    foreach (var item in events)
                        journal._events.TryAdd((item.Bot.ToString(), item.Sequence), item);
                }
                return Task.CompletedTask;
            });

        public Task AppendAsync(ImmutableArray<StrategySwitch> switches, CancellationToken cancellationToken) =>
            killSwitch.Around("append of switches", () =>
            {
                lock (journal._lock)
                {
                    foreach (var item in switches)
                        journal._switches.TryAdd((item.Key.ToString(), item.Number), item);
                }
                return Task.CompletedTask;
            });

        public Task<ImmutableArray<BotEvent>> ReadEventsAsync(
            TenantKey bot, long afterSequence, int limit, CancellationToken cancellationToken) => throw NotRead();

        public Task<ImmutableArray<StrategySwitch>> ReadSwitchesAsync(
            StrategyKey strategy, int limit, CancellationToken cancellationToken) => throw NotRead();

        private static InvalidOperationException NotRead() => new("Grains append to the journal and never read it.");
    }
}
