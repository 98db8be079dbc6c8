using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Recordings;

/// <summary>The bots of a session, made again under a run and under names of their own.</summary>
public sealed class ReplayedBots(IGrainFactory grains, BotScript script, string prefix)
{
    /// <summary>Their keys in the replay; the accounts have the same.</summary>
    public IEnumerable<TenantKey> Keys => script.Bots.Select(KeyOf);

    /// <summary>What was done, in the order of the markets.</summary>
    internal BotScript Script => script;

    /// <summary>Does again what was done in the session. What was refused there is asked for too, since it may have left its trace.</summary>
    internal async Task ApplyAsync(BotCommand command, SymbolKey symbol)
    {
        if (script.Find(command.Bot) is not { } scripted)
            return;
        var key = KeyOf(scripted);
        CallerContext.Current = Caller.OfService(key.Tenant);
        var bot = grains.GetGrain<IBotGrain>(key.ToString());
        if (command.Account is { } account)
            await grains.GetGrain<IAccountGrain>(key.ToString()).Open(account.Currency, account.InitialBalance);
        var result = command.Kind switch
        {
            BotCommandKind.Create => await bot.Create(command.Configuration with
            {
                Symbol = symbol, Account = key, UsesBooks = true,
            }),
            BotCommandKind.Start when command.StartedTime is { } time => await bot.StartAt(time),
            BotCommandKind.Start => await bot.Start(expectedVersion: null),
            BotCommandKind.Pause => await bot.Pause(expectedVersion: null),
            BotCommandKind.Stop => await bot.Stop(StopMode.KeepPosition, expectedVersion: null),
            BotCommandKind.Flatten => await bot.Stop(StopMode.FlattenPosition, expectedVersion: null),
            BotCommandKind.CancelOrders => await bot.CancelOrders(expectedVersion: null),
            BotCommandKind.Delete => await bot.Delete(),
            _ => throw new RecordingException($"A replay cannot do again what was done with {command.Bot}: {command.Kind}."),
        };
        if (result.Refusal?.Code != command.RefusalCode)
            throw new RecordingException(
                $"{command.Kind} of {command.Bot} led to {Text(command.RefusalCode)} in the session and leads to "
                + $"{Text(result.Refusal?.Code)} in the replay, at event {command.Position.Sequence}. {result.Refusal?.Message}");
    }

    /// <summary>Lets those go that still watch; their positions stay as they are.</summary>
    internal async Task EndAsync()
    {
        foreach (var key in Keys)
        {
            CallerContext.Current = Caller.OfService(key.Tenant);
            var bot = grains.GetGrain<IBotGrain>(key.ToString());
            if (await bot.GetSnapshot() is not null)
                await bot.Stop(StopMode.KeepPosition, expectedVersion: null);
        }
    }

    private static string Text(string? refusalCode) => refusalCode ?? "no refusal";

    private TenantKey KeyOf(ScriptedBot bot) =>
        new(TenantKey.LocalTenant, string.Create(CultureInfo.InvariantCulture, $"{prefix}-{bot.Number}"));
}
