using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Live;

[GraphQLDescription("Whether what a stream sends can be trusted now. Clients treat a value they do not know as STALE.")]
internal enum StreamState
{
    [GraphQLDescription("What the stream is made of is not there yet.")]
    Syncing,
    [GraphQLDescription("What happens is sent as it happens.")]
    Live,
    [GraphQLDescription("Nothing has come within the time allowed, or it cannot be read now.")]
    Stale,
    [GraphQLDescription("The market's session is over.")]
    Closed,
}
