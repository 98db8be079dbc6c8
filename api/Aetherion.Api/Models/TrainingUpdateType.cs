using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLName("TrainingUpdate")]
[GraphQLDescription("The training after a change, and the sequence that was sent before it to this subscriber.")]
internal sealed class TrainingUpdateType(
    string epoch, long previousSequence, long sequence, DateTime eventTime, TrainingJobType training)
    : StreamChange(epoch, previousSequence, sequence, eventTime), ITrainingEvent
{
    public long PreviousSequence => Predecessor;

    [GraphQLDescription("As it stood at the sequence.")]
    public TrainingJobType Training => training;
}
