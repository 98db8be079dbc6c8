using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Forecasts;

[GraphQLName("TradabilityPart")]
[GraphQLDescription("A part of a tradability score.")]
internal sealed class TradabilityPartType(TradabilityPart part)
{
    [GraphQLDescription("Cost, activity, calm, confidence or health, in small letters.")]
    public string Name => part.Name;

    [GraphQLDescription("From 0 (bad) to 1 (good).")]
    public double Value => part.Value;

    [GraphQLDescription("Its weight in the geometric mean of the parts; health multiplies the whole and has 1.")]
    public double Weight => part.Weight;
}
