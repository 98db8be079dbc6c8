using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeJournal : ITradingJournal
{
    private ImmutableArray<BotEvent> _events = [];

    public List<Order> Orders { get; } = [];

    public List<Fill> Fills { get; } = [];

    public ImmutableArray<BotEvent> Events => _events;

    /// <summary>Called before each read of events.</summary>
    public Func<Task> OnReadEvents { get; set; } = () => Task.CompletedTask;

    public void Add(BotEvent entry) => ImmutableInterlocked.Update(ref _events, events => events.Add(entry));

    public void Clear() => ImmutableInterlocked.Update(ref _events, _ => []);

    public async Task<ImmutableArray<BotEvent>> ReadEventsAsync(
        TenantKey bot, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await OnReadEvents();
        return
        [
            .. _events.Where(entry => entry.Bot == bot && entry.Sequence > afterSequence)
                .OrderBy(entry => entry.Sequence)
                .Take(limit),
        ];
    }

    public Task AppendAsync(ImmutableArray<BotEvent> events, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task AppendAsync(ImmutableArray<StrategySwitch> switches, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<StrategySwitch>> ReadSwitchesAsync(
        StrategyKey strategy, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
}
