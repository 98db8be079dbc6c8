using Aetherion.Api.Regimes;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("BotEvent")]
[GraphQLDescription("An entry of a bot's journal. Entries are numbered from 1 without gaps and never change.")]
internal sealed class BotEventType(Instrument instrument, BotEvent entry)
{
    [ID]
    public string BotId => entry.Bot.ToString();

    public long Sequence => entry.Sequence;

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
}
