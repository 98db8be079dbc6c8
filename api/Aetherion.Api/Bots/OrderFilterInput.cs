using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLDescription("Which orders are wanted: all of what is given has to hold.")]
internal sealed record OrderFilterInput(
    [ID]
    string? InstrumentId = null,
    [GraphQLDescription("Of this side only.")]
    Side? Side = null,
    [GraphQLDescription("Any of these.")]
    IReadOnlyList<OrderState>? States = null,
    [GraphQLDescription("Created at that time or later.")]
    DateTime? From = null,
    [GraphQLDescription("Created before that time.")]
    DateTime? To = null)
{
    internal static OrderFilter Read(OrderFilterInput? input) => input is null
        ? new OrderFilter()
        : new OrderFilter
        {
            Instrument = FilterReader.Instrument(input.InstrumentId),
            Side = input.Side,
            States = [.. (input.States ?? []).Distinct().Order()],
            From = TimeRange.Of(input.From, input.To).From,
            To = input.To,
        };
}
