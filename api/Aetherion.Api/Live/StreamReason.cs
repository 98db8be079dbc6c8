using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Live;

[GraphQLDescription(
    "Why a stream has a gap or a state. Clients treat a value they do not know as NONE. One enum for both, so that a client "
    + "may select them side by side.")]
internal enum StreamReason
{
    [GraphQLDescription("All is well.")]
    None,

    [GraphQLDescription("Of a gap: what lies between is not retained any more.")]
    OutsideWindow,

    [GraphQLDescription("Of a gap: the stream has begun anew.")]
    EpochChanged,

    [GraphQLDescription("Of a gap: the sequence is none that this stream has sent.")]
    UnknownSequence,

    [GraphQLDescription("What the stream is made of is not there yet, or the book awaits a snapshot.")]
    NoData,

    [GraphQLDescription("Nothing has arrived within the time allowed, or the book is broken.")]
    FeedStale,

    [GraphQLDescription("The market's session is over.")]
    SessionOver,

    [GraphQLDescription("What the stream is made of did not answer in time.")]
    Timeout,

    [GraphQLDescription("The database does not answer.")]
    StorageUnavailable,
}
