using System.Collections.Immutable;
using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLName("ModelSnapshot")]
[GraphQLDescription("The models in charge as of the registry's last event, whose sequence it has.")]
internal sealed class ModelSnapshotType(
    string epoch, long sequence, DateTime eventTime, ImmutableArray<ModelType> inCharge)
    : StreamMessage(epoch, sequence, eventTime), IModelStreamEvent
{
    [GraphQLDescription("The models in charge at the sequence, one for each scope.")]
    public ImmutableArray<ModelType> InCharge => inCharge;
}
