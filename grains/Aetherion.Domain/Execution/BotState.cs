using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>
/// What survives of a bot. After a deletion its counters remain, so that no id or number is given out twice.
/// </summary>
public sealed record BotState
{
    /// <summary>Null until there was such a bot.</summary>
    public TenantKey? Key { get; init; }

    /// <summary>Null while there is no such bot.</summary>
    public BotConfiguration? Configuration { get; init; }

    public BotStatus Status { get; init; }

    public DateTime CreatedTime { get; init; }

    /// <summary>With what it trades from its next start on.</summary>
    public TradingMode Mode { get; init; }

    /// <summary>Null while nobody has asked that it trade live.</summary>
    public LiveRequest? LiveRequest { get; init; }

    /// <summary>Counts changes of configuration or status.</summary>
    public long Version { get; init; }

    /// <summary>Counts the starts.</summary>
    public long StartNumber { get; init; }

    /// <summary>
    /// When it was started last. Bars that had closed by then, such as those that fill the past, may warm it up and are not decided on.
    /// Null where the bars after its cursor are all of its time: in replays of bars, and for bots started before this was kept.
    /// </summary>
    public DateTime? StartedTime { get; init; }

    /// <summary>The sequence of the last bar it dealt with.</summary>
    public long Cursor { get; init; }

    /// <summary>The regime in force at that bar.</summary>
    public Regime Regime { get; init; }

    /// <summary>The strategy in charge at that bar.</summary>
    public string ActiveStrategy { get; init; } = "";

    /// <summary>The close of that bar.</summary>
    public Price? Mark { get; init; }

    /// <summary>The close time of that bar.</summary>
    public DateTime MarkTime { get; init; }

    /// <summary>The time that its market had where the bot last stood: at that close, or at a later request.</summary>
    public DateTime ReachedTime { get; init; }

    public int WarmUpBarsLeft { get; init; }

    /// <summary>Null until created.</summary>
    public Position? Position { get; init; }

    /// <summary>The wanted exposure it last acted on.</summary>
    public decimal ActedExposure { get; init; }

    /// <summary>The order under way; there is never more than one.</summary>
    public PendingOrder? Pending { get; init; }

    /// <summary>The bar of the last order, and how many there were on it.</summary>
    public long LastOrderBar { get; init; }

    public int OrdersOnBar { get; init; }

    /// <summary>Why the last order was denied; null once one was allowed or none is wanted.</summary>
    public string? LastDenial { get; init; }

    public DateTime? LastDecisionTime { get; init; }

    public string? Error { get; init; }

    /// <summary>The sequence of the last event.</summary>
    public long LastSequence { get; init; }

    /// <summary>Events that are not known to be in the journal yet.</summary>
    public ImmutableArray<BotEvent> Outbox { get; init; } = [];

    /// <summary>Requests carried out lately: <see cref="RequestMemory"/>.</summary>
    public ImmutableArray<string> Requests { get; init; } = [];

    /// <summary>Whether there is such a bot.</summary>
    [JsonIgnore]
    public bool Exists => Configuration is not null;

    /// <summary>Whether it listens to signals.</summary>
    [JsonIgnore]
    public bool IsWatching => Exists && Status is BotStatus.WarmingUp or BotStatus.Running or BotStatus.Paused;
}
