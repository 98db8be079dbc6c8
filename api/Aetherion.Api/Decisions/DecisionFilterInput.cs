using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Decisions;

[GraphQLDescription("Which decisions are wanted: all of what is given has to hold.")]
internal sealed record DecisionFilterInput(
    [GraphQLDescription("Of this kind only.")]
    DecisionKind? Kind = null,
    [ID]
    string? InstrumentId = null,
    Timeframe? Timeframe = null,
    [GraphQLDescription("On bars that closed at that time or later.")]
    DateTime? From = null,
    [GraphQLDescription("On bars that closed before that time.")]
    DateTime? To = null)
{
    internal static DecisionFilter Read(DecisionFilterInput? input) => input is null
        ? new DecisionFilter()
        : new DecisionFilter
        {
            Instrument = FilterReader.Instrument(input.InstrumentId),
            Timeframe = input.Timeframe,
            From = TimeRange.Of(input.From, input.To).From,
            To = input.To,
        };
}
