using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("Feed")]
[GraphQLDescription("The health of an instrument's data; the counts are since its first event.")]
internal sealed record FeedType(
    [property: GraphQLDescription("Whether the data can be trusted now.")]
    FeedState State,
    [property: GraphQLDescription("The latest event by the venue's clock; null before the first.")]
    DateTime? LastEventTime,
    [property: GraphQLDescription("Events taken since the symbol first had data.")]
    long EventCount,
    [property: GraphQLDescription("Events that came again and were left out.")]
    long DuplicateCount,
    [property: GraphQLDescription("Events that came too late and were left out.")]
    long LateCount,
    [property: GraphQLDescription("Times that events were missing.")]
    long GapCount)
{
    public static FeedType Of(FeedStatus status) => new(
        status.State,
        status.LastEventTime,
        status.EventCount,
        status.DuplicateCount,
        status.LateCount,
        status.GapCount);
}
