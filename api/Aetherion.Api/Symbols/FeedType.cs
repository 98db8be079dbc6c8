using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("Feed")]
[GraphQLDescription("The health of an instrument's data; the counts are since its first event.")]
internal sealed record FeedType(
    FeedState State, DateTime? LastEventTime, long EventCount, long DuplicateCount, long LateCount, long GapCount)
{
    public static FeedType Of(FeedStatus status) => new(
        status.State,
        status.LastEventTime,
        status.EventCount,
        status.DuplicateCount,
        status.LateCount,
        status.GapCount);
}
