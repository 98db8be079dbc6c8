using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLDescription("Which jobs are wanted: all of what is given has to hold.")]
internal sealed record JobFilterInput(
    [GraphQLDescription("In this state only.")]
    TrainingJobState? State = null);
