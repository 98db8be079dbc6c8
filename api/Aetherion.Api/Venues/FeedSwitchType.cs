using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Venues;

[GraphQLName("FeedSwitch")]
[GraphQLDescription("From some time on, the events of a symbol that several venues feed by turns come from this one.")]
internal sealed record FeedSwitchType(
    [property: GraphQLDescription("When it took over, by this service's clock.")]
    DateTime Time,
    [property: ID]
    [property: GraphQLDescription("Whose events they were before; null for the first since the service started.")]
    string? From,
    [property: ID]
    [property: GraphQLDescription("Whose events they are from then on.")]
    string To,
    [property: GraphQLDescription("Why it took over.")]
    FeedSwitchReason Reason,
    [property: GraphQLDescription("What was wrong with the one before; NONE where nothing was.")]
    FeedReason Cause)
{
    public static FeedSwitchType Of(FeedSwitch feedSwitch) => new(
        feedSwitch.Time, feedSwitch.From?.ToString(), feedSwitch.To.ToString(), feedSwitch.Reason, feedSwitch.Cause);
}
