using Aetherion.Api.Regimes;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Decisions;

[InterfaceType("Decision")]
[GraphQLDescription("Something that was decided at the close of a bar and acts from the next bar on.")]
internal interface IDecision
{
    [ID]
    [GraphQLDescription("Identifies the decision for decision and node.")]
    string Id { get; }

    [GraphQLDescription("The close of the bar it was decided on.")]
    DateTime BarCloseTime { get; }

    [GraphQLDescription("The sequence of that bar.")]
    long BarSequence { get; }

    [ID]
    [GraphQLDescription("On which market.")]
    string InstrumentId { get; }

    Timeframe Timeframe { get; }

    [GraphQLDescription("The regime from then on.")]
    RegimeLabel Regime { get; }

    [GraphQLDescription("The filtered probability of that regime.")]
    double Confidence { get; }

    [GraphQLDescription("The rule that fired.")]
    string ReasonCode { get; }
}
