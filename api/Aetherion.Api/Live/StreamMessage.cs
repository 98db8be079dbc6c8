using Aetherion.GraphQL.Subscriptions;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Live;

/// <summary>
/// A message of a stream: a snapshot, a change, a gap or a status. It never changes, and is shared by all subscribers
/// that are to have it; nothing in it may depend on who they are.
/// </summary>
internal abstract class StreamMessage(string epoch, long sequence, DateTime eventTime) : IStreamEvent, ISharedEvent
{
    public string Epoch => epoch;

    public long Sequence => sequence;

    public DateTime EventTime => eventTime;

    [GraphQLIgnore]
    public SharedResults Results { get; } = new();
}
