using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Forecasts;

[GraphQLName("Tradability")]
[GraphQLDescription("How well an instrument can be traded in the next hour.")]
internal sealed class TradabilityType(TradabilityScore tradability)
{
    [GraphQLDescription("From 0 to 100.")]
    public double Score => tradability.Score;

    [GraphQLDescription("What it is made of; the known ones only.")]
    public ImmutableArray<TradabilityPartType> Parts =>
        [.. tradability.Parts.Select(part => new TradabilityPartType(part))];
}
