using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLDescription("Which executions are wanted: all of what is given has to hold.")]
internal sealed record FillFilterInput(
    [ID]
    string? InstrumentId = null,
    [GraphQLDescription("Of this side only.")]
    Side? Side = null,
    [GraphQLDescription("At that time or later.")]
    DateTime? From = null,
    [GraphQLDescription("Before that time.")]
    DateTime? To = null)
{
    internal static FillFilter Read(FillFilterInput? input) => input is null
        ? new FillFilter()
        : new FillFilter
        {
            Instrument = FilterReader.Instrument(input.InstrumentId),
            Side = input.Side,
            From = TimeRange.Of(input.From, input.To).From,
            To = input.To,
        };
}
