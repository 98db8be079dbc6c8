using Aetherion.Api.Live;
using Aetherion.Api.Regimes;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>What all kinds of a bot's events have.</summary>
internal abstract class BotEntryType(string epoch, Instrument instrument, BotEvent entry)
    : StreamChange(epoch, entry.Sequence - 1, entry.Sequence, entry.Time), IBotEvent
{
    [ID]
    public string BotId => entry.Bot.ToString();

    public DateTime Time => entry.Time;

    public BotEventKind Kind => entry.Kind;

    public BotStatus Status => entry.Status;

    public RegimeLabel Regime => (RegimeLabel)entry.Regime;

    public string Strategy => entry.Strategy;

    public long BarSequence => entry.BarSequence;

    public string ReasonCode => entry.ReasonCode;

    public string ReasonText => entry.ReasonText;

    [GraphQLDescription("With ORDER_CHANGED.")]
    public BotOrderType? Order => entry.Order is { } order ? new BotOrderType(instrument, order) : null;

    [GraphQLDescription("With an order event that came from an execution.")]
    public BotFillType? Fill => entry.Fill is { } fill ? new BotFillType(instrument, entry.Bot, fill) : null;

    /// <summary>The event as the kind that it is.</summary>
    public static BotEntryType Of(string epoch, Instrument instrument, BotEvent entry) => entry switch
    {
        { Order.State: OrderState.Denied } => new RiskEventType(epoch, instrument, entry),
        { Kind: BotEventKind.OrderChanged } => new OrderEventType(epoch, instrument, entry),
        { Kind: BotEventKind.Decided } => new DecisionEventType(epoch, instrument, entry),
        _ => new StatusEventType(epoch, instrument, entry),
    };
}
