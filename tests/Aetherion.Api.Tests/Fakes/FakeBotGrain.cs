using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>A bot that does as it is told, unless the version it is told to expect is another.</summary>
internal sealed class FakeBotGrain(BotSnapshot? bot) : IBotGrain
{
    public BotSnapshot? Bot { get; set; } = bot;

    public List<string> Calls { get; } = [];

    public Task<BotSnapshot?> GetSnapshot() => Task.FromResult(Bot);

    public Task<BotResult> Start(long? expectedVersion) => ChangeAsync("start", BotStatus.WarmingUp, expectedVersion);

    public Task<BotResult> Pause(long? expectedVersion) => ChangeAsync("pause", BotStatus.Paused, expectedVersion);

    public Task<BotResult> Stop(StopMode mode, long? expectedVersion) =>
        ChangeAsync($"stop {mode}", BotStatus.Stopped, expectedVersion);

    public Task<BotResult> RequestLive(string challengeHash, string actor)
    {
        Calls.Add($"request live {challengeHash} {actor}");
        return Task.FromResult(new BotResult(Bot, null));
    }

    public Task<BotResult> ConfirmLive(string challengeHash, string actor, bool mustBeAnother)
    {
        Calls.Add($"confirm live {challengeHash} {actor} {mustBeAnother}");
        Bot = Bot! with { Mode = TradingMode.Live };
        return Task.FromResult(new BotResult(Bot, null));
    }

    public Task<BotResult> UsePaper()
    {
        Bot = Bot! with { Mode = TradingMode.Paper };
        return Task.FromResult(new BotResult(Bot, null));
    }

    public Task<BotResult> Create(BotConfiguration configuration) => throw new NotSupportedException();

    public Task<BotResult> Delete() => throw new NotSupportedException();

    private Task<BotResult> ChangeAsync(string call, BotStatus status, long? expectedVersion)
    {
        Calls.Add(call);
        if (expectedVersion is not null && expectedVersion != Bot!.Version)
        {
            return Task.FromResult(new BotResult(
                Bot, new Refusal("VERSION_CONFLICT", $"The bot is at version {Bot.Version}, not {expectedVersion}.")));
        }
        Bot = Bot! with { Status = status, Version = Bot.Version + 1 };
        return Task.FromResult(new BotResult(Bot, null));
    }
}
