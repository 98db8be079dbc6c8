using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[InterfaceType("Job")]
[GraphQLDescription("Work in the background that takes longer than a request.")]
internal interface IJob
{
    [ID]
    string Id { get; }

    TrainingJobState State { get; }

    [GraphQLDescription("What it is doing.")]
    string Stage { get; }

    [GraphQLDescription("The part of the stage that is done, from 0 to 1; null when that is not known.")]
    double? Progress { get; }

    [GraphQLDescription("Who asked for it.")]
    string Actor { get; }

    DateTime CreatedTime { get; }

    DateTime? StartedTime { get; }

    DateTime? EndedTime { get; }

    [GraphQLDescription("How it ended.")]
    string Message { get; }
}
