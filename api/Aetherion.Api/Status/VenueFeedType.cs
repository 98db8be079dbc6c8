using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Status;

[GraphQLName("VenueFeed")]
internal sealed record VenueFeedType(
    string Venue,
    [property: GraphQLDescription("The worst among its instruments whose market is open.")]
    FeedState State,
    DateTime? LastEventTime);
