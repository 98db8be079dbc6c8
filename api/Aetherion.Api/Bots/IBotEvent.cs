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

    [GraphQLDescription("What happened; order and fill come with ORDER_CHANGED.")]
    BotEventKind Kind { get; }

    [GraphQLDescription("The status after the event.")]
    BotStatus Status { get; }

    [GraphQLDescription("The regime at the event.")]
    RegimeLabel Regime { get; }

    [GraphQLDescription("The strategy that was in charge.")]
    string Strategy { get; }

    [GraphQLDescription("The bar at whose close it happened.")]
    long BarSequence { get; }

    [GraphQLDescription("Why, for programs; stable.")]
    string ReasonCode { get; }

    [GraphQLDescription("Why, for people.")]
    string ReasonText { get; }

    [GraphQLDescription("With ORDER_CHANGED.")]
    BotOrderType? Order { get; }

    [GraphQLDescription("With an order event that came from an execution.")]
    BotFillType? Fill { get; }
}
