using Aetherion.Api.Regimes;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[InterfaceType("BotEvent")]
[GraphQLDescription("An entry of a bot's journal. Entries are numbered from 1 without gaps and never change.")]
internal interface IBotEvent : IBotStreamEvent
{
    [ID]
    string BotId { get; }

    BotEventKind Kind { get; }

    BotStatus Status { get; }

    RegimeLabel Regime { get; }

    string Strategy { get; }

    long BarSequence { get; }

    string ReasonCode { get; }

    string ReasonText { get; }

    [GraphQLDescription("With ORDER_CHANGED.")]
    BotOrderType? Order { get; }

    [GraphQLDescription("With an order event that came from an execution.")]
    BotFillType? Fill { get; }
}
