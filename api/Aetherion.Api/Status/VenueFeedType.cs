using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Status;

[GraphQLName("VenueFeed")]
[GraphQLDescription("A venue with the state of its data.")]
internal sealed record VenueFeedType(
    [property: GraphQLDescription("As at the head of the ids of its instruments.")]
    string Venue,
    [property: GraphQLDescription("The worst among its instruments whose market is open.")]
    FeedState State,
    [property: GraphQLDescription(
        "The latest event of any of its instruments by the venue's clock; null before the first.")]
    DateTime? LastEventTime);
