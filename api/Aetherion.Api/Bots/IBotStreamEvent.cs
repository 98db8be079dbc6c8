using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[InterfaceType("BotStreamEvent")]
[GraphQLDescription(
    "BotSnapshot, one of the kinds of BotEvent (StatusEvent, OrderEvent, DecisionEvent, RiskEvent), StreamGap or "
    + "StreamStatus.")]
internal interface IBotStreamEvent : IStreamEvent
{
    [GraphQLDescription("The same as eventTime.")]
    DateTime Time { get; }
}
