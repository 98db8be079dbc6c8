using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeJournal : ITradingJournal
{
    private ImmutableArray<BotEvent> _events = [];

    public List<Order> Orders { get; } = [];

    public List<Fill> Fills { get; } = [];

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

    public Task<ImmutableArray<Order>> ReadOrdersAsync(
        TenantKey bot, string? beforeOrderId, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Before(Orders.Where(order => order.Bot == bot), order => order.Id, beforeOrderId, limit));

    public Task<ImmutableArray<Fill>> ReadFillsAsync(
        TenantKey bot, string? beforeFillId, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Before(Fills, fill => fill.Id, beforeFillId, limit));

    public Task AppendAsync(ImmutableArray<BotEvent> events, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task AppendAsync(ImmutableArray<StrategySwitch> switches, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<StrategySwitch>> ReadSwitchesAsync(
        StrategyKey strategy, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    // The lists are newest first.
    private static ImmutableArray<T> Before<T>(IEnumerable<T> list, Func<T, string> id, string? before, int limit)
    {
        var rest = before is null ? list : list.SkipWhile(item => id(item) != before).Skip(1);
        return [.. rest.Take(limit)];
    }
}
