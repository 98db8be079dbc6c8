using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

/// <summary>How a model does, as its monitor judges it.</summary>
[GraphQLDescription("How a model does, as its monitor judges it.")]
internal enum ModelHealthStatus
{
    [GraphQLDescription("Not judged, or a status that came with a later version.")]
    Unknown,

    [GraphQLDescription("As in training.")]
    Healthy,

    [GraphQLDescription("Different from training, and not enough to act.")]
    Watch,

    [GraphQLDescription("So different that the model should be looked at or trained again.")]
    Alert,
}
