using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// What was done with the paper bots of a recorded session, and which of them a replay makes again: those of one tenant that were made
/// during the session, on symbols that were new to it, each with an account of its own.
/// </summary>
public sealed class BotScript
{
    /// <summary>The most bots that are made again.</summary>
    public const int BotsMax = 99;

    private readonly ImmutableDictionary<TenantKey, ScriptedBot> _bots;

    private BotScript(string tenant, ImmutableArray<BotCommand> commands, ImmutableArray<ScriptedBot> bots, ImmutableArray<ExcludedBot> excluded)
    {
        Tenant = tenant;
        Commands = commands;
        Bots = bots;
        Excluded = excluded;
        _bots = bots.ToImmutableDictionary(bot => bot.Live);
    }

    /// <summary>The tenant in the live session whose bots they are.</summary>
    public string Tenant { get; }

    /// <summary>What was done, of each symbol in the order of its market.</summary>
    public ImmutableArray<BotCommand> Commands { get; }

    public ImmutableArray<ScriptedBot> Bots { get; }

    /// <summary>Those that cannot be made again, and why.</summary>
    public ImmutableArray<ExcludedBot> Excluded { get; }

    /// <summary>The strategies that were followed from some bar on, whoever began it: their switches are decisions of the session.</summary>
    public ImmutableHashSet<(string Instrument, Timeframe Timeframe, string Strategy)> Strategies =>
    [
        .. Commands.Where(IsStart).Select(command => (
            command.Configuration.Symbol.Instrument.ToString(), command.Configuration.Timeframe, command.Configuration.Strategy)),
    ];

    /// <summary>Whether a strategy is followed from here on, if it was not before.</summary>
    public static bool IsStart(BotCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command is { Kind: BotCommandKind.Start, RefusalCode: null };
    }

    /// <summary>Null where nothing was done with bots.</summary>
    public static BotScript? Of(RecordingContents content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.BotCommands.IsEmpty)
            return null;
        var tenant = content.BotCommands[0].Bot.Tenant;
        var fresh = content.Symbols.Where(symbol => symbol.IsFresh).Select(symbol => symbol.Instrument.Id).ToHashSet();
        var owners = content.BotCommands.GroupBy(command => command.Configuration.Account)
            .Where(account => account.Select(command => command.Bot).Distinct().Count() > 1).Select(account => account.Key).ToHashSet();
        var bots = ImmutableArray.CreateBuilder<ScriptedBot>();
        var excluded = ImmutableArray.CreateBuilder<ExcludedBot>();
        foreach (var bot in content.BotCommands.GroupBy(command => command.Bot))
        {
            if (WhyNot([.. bot], tenant, fresh, owners, bots.Count) is { } why)
                excluded.Add(new ExcludedBot(bot.Key, why));
            else
                bots.Add(new ScriptedBot(bot.Key, bots.Count + 1));
        }
        return new BotScript(
            tenant,
            [
                .. content.BotCommands.Where(command => command.Bot.Tenant == tenant && fresh.Contains(command.Configuration.Symbol.Instrument))
                    .OrderBy(command => command.Position.Sequence).ThenBy(command => command.Position.Clock),
            ],
            bots.ToImmutable(),
            excluded.ToImmutable());
    }

    public ScriptedBot? Find(TenantKey live) => _bots.GetValueOrDefault(live);

    private static string? WhyNot(
        ImmutableArray<BotCommand> commands, string tenant, HashSet<InstrumentId> fresh, HashSet<TenantKey> shared, int count)
    {
        var first = commands[0];
        if (first.Bot.Tenant != tenant)
            return $"is of another tenant than {tenant}";
        if (first is not { Kind: BotCommandKind.Create, Account: { } account })
            return "was there before the recording began";
        if (!account.IsUntouched)
            return "was given an account on which something had been traded before";
        if (commands.Any(command => !fresh.Contains(command.Configuration.Symbol.Instrument)))
            return "trades a symbol that was known before the recording began";
        if (commands.Any(command => command.Configuration.Symbol != first.Configuration.Symbol))
            return "was made again on another instrument";
        if (commands.Any(command => shared.Contains(command.Configuration.Account)))
            return "shares its account with another bot";
        if (commands.Any(command => command.Kind == BotCommandKind.TradeLive))
            return "traded at the venue";
        return count < BotsMax ? null : $"is beyond the {BotsMax} bots that a replay makes again";
    }
}
