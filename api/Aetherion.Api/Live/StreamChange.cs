using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Live;

/// <summary>A change that leads from one sequence to the next one that is sent.</summary>
internal abstract class StreamChange(string epoch, long previousSequence, long sequence, DateTime eventTime)
    : StreamMessage(epoch, sequence, eventTime)
{
    /// <summary>The sequence it leads on from: of a lossless stream the one before.</summary>
    [GraphQLIgnore]
    public long Predecessor => previousSequence;
}
