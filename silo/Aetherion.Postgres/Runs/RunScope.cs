using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Postgres;

/// <summary>Which decisions and orders of a run are meant: those of a tenant, or some of them.</summary>
public sealed record RunScope(string Tenant, string Run)
{
    /// <summary>The names of the bots; null for all.</summary>
    public ImmutableHashSet<string>? Bots { get; init; }

    /// <summary>The strategies; null for all.</summary>
    public ImmutableHashSet<(string Instrument, Timeframe Timeframe, string Strategy)>? Strategies { get; init; }

    /// <summary>The last time that counts, of each instrument; what is later, or of others, is left out. Null for all.</summary>
    public ImmutableDictionary<string, DateTime>? Until { get; init; }

    internal bool HasOrder(string instrument, string bot, DateTime createdTime) =>
        Bots?.Contains(bot) != false && IsInTime(instrument, createdTime);

    internal bool HasSwitch(string instrument, Timeframe timeframe, string strategy, DateTime closeTime) =>
        Strategies?.Contains((instrument, timeframe, strategy)) != false && IsInTime(instrument, closeTime);

    private bool IsInTime(string instrument, DateTime time) =>
        Until is null || (Until.TryGetValue(instrument, out var until) && time <= until);
}
