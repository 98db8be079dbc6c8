using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Live;

[InterfaceType("StreamEvent")]
[GraphQLDescription(
    "What a subscription sends. A stream of a key has an epoch, and in it a sequence that grows: give the last of both as "
    + "epoch and fromSequence to go on after a disconnect. The same event may come twice.")]
internal interface IStreamEvent
{
    [GraphQLDescription("Changes when sequences begin anew, or when what was sent before cannot be told any more.")]
    string Epoch { get; }

    [GraphQLDescription("The place in the stream: what to resume from.")]
    long Sequence { get; }

    [GraphQLDescription("When it happened by the venue's clock or the service's own, UTC.")]
    DateTime EventTime { get; }
}
