using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>The append-only record of what bots did and strategies decided.</summary>
public interface ITradingJournal
{
    /// <summary>
    /// Appends events, and with them the orders' latest states and the fills; an event whose bot and sequence are
    /// stored already is left out.
    /// </summary>
    Task AppendAsync(ImmutableArray<BotEvent> events, CancellationToken cancellationToken);

    /// <summary>Appends switches; one whose id is stored already is left out.</summary>
    Task AppendAsync(ImmutableArray<StrategySwitch> switches, CancellationToken cancellationToken);

    /// <summary>Events of a bot after a sequence, oldest first.</summary>
    Task<ImmutableArray<BotEvent>> ReadEventsAsync(
        TenantKey bot, long afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>Switches of a strategy, newest first.</summary>
    Task<ImmutableArray<StrategySwitch>> ReadSwitchesAsync(
        StrategyKey strategy, int limit, CancellationToken cancellationToken);
}
