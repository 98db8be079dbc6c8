using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>A bot that does as it is told, unless the version it is told to expect is another.</summary>
internal sealed class FakeBotGrain(BotSnapshot? bot) : IBotGrain
{
    public BotSnapshot? Bot { get; set; } = bot;

    public List<string> Calls { get; } = [];

    /// <summary>The venue keys it cannot do without.</summary>
    public VenueKeyTies KeyTies { get; set; } = new(OfPosition: null, OfOrder: null);

    public Task<VenueKeyTies> GetKeyTies() => Task.FromResult(KeyTies);

    public Task<BotSnapshot?> GetSnapshot() => Task.FromResult(Bot);

    /// <summary>The ids of the requests, in their order.</summary>
    public List<string?> RequestIds { get; } = [];

    /// <summary>Awaited before each change.</summary>
    public Func<Task> OnChange { get; set; } = () => Task.CompletedTask;

    public Task<BotResult> Start(long? expectedVersion, string? requestId) =>
        ChangeAsync("start", BotStatus.WarmingUp, expectedVersion, requestId);

    public Task<BotResult> StartAt(DateTime time) => throw new NotSupportedException();

    public Task<BotResult> Pause(long? expectedVersion, string? requestId) =>
        ChangeAsync("pause", BotStatus.Paused, expectedVersion, requestId);

    public Task<BotResult> Stop(StopMode mode, long? expectedVersion, string? requestId) =>
        ChangeAsync($"stop {mode}", BotStatus.Stopped, expectedVersion, requestId);

    public Task<BotResult> CancelOrders(long? expectedVersion, string? requestId) =>
        ChangeAsync("cancel orders", Bot?.Status ?? default, expectedVersion, requestId);

    public Task<BotResult> SettleOrder(OrderSettlement settlement, long? expectedVersion, string? requestId) =>
        ChangeAsync(
            $"settle {settlement.OrderId} {string.Join(' ', settlement.Executions)} {settlement.Reason}", Bot?.Status ?? default,
            expectedVersion, requestId);

    public Task<BotResult> RequestLive(string challengeHash, string? person)
    {
        Calls.Add($"request live {challengeHash} {person}");
        return Task.FromResult(new BotResult(Bot, null));
    }

    public Task<BotResult> ConfirmLive(string challengeHash, string? person, bool mustBeAnother)
    {
        Calls.Add($"confirm live {challengeHash} {person} {mustBeAnother}");
        Bot = Bot! with { Mode = TradingMode.Live };
        return Task.FromResult(new BotResult(Bot, null));
    }

    public Task<BotResult> UsePaper()
    {
        Bot = Bot! with { Mode = TradingMode.Paper };
        return Task.FromResult(new BotResult(Bot, null));
    }

    public Task<BotResult> Create(BotConfiguration configuration) => throw new NotSupportedException();

    public Task<BotResult> Delete(long? expectedVersion, string? requestId) => throw new NotSupportedException();

    private async Task<BotResult> ChangeAsync(string call, BotStatus status, long? expectedVersion, string? requestId)
    {
        if (Bot is null)
            return new BotResult(null, new Refusal("BOT_NOT_FOUND", "There is no such bot."));
        Calls.Add(call);
        RequestIds.Add(requestId);
        await OnChange();
        if (expectedVersion is not null && expectedVersion != Bot.Version)
        {
            return new BotResult(
                Bot, new Refusal("VERSION_CONFLICT", $"The bot is at version {Bot.Version}, not {expectedVersion}."));
        }
        Bot = Bot with { Status = status, Version = Bot.Version + 1 };
        return new BotResult(Bot, null);
    }
}
