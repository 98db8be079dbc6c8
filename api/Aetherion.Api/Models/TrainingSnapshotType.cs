using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLName("TrainingSnapshot")]
[GraphQLDescription("The training as it is now.")]
internal sealed class TrainingSnapshotType(string epoch, long sequence, DateTime eventTime, TrainingJobType training)
    : StreamMessage(epoch, sequence, eventTime), ITrainingEvent
{
    [GraphQLDescription("As it stood at the sequence.")]
    public TrainingJobType Training => training;
}
