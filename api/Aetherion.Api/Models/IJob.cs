using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[InterfaceType("Job")]
[GraphQLDescription("Work in the background that takes longer than a request.")]
internal interface IJob
{
    [ID]
    [GraphQLDescription("Identifies the job for job and node.")]
    string Id { get; }

    [GraphQLDescription("Where it stands.")]
    TrainingJobState State { get; }

    [GraphQLDescription("What it is doing.")]
    string Stage { get; }

    [GraphQLDescription("The part of the stage that is done, from 0 to 1; null when that is not known.")]
    double? Progress { get; }

    [GraphQLDescription("Who asked for it.")]
    string Actor { get; }

    [GraphQLDescription("When it was asked for.")]
    DateTime CreatedTime { get; }

    [GraphQLDescription("When it was last begun; null while it waits.")]
    DateTime? StartedTime { get; }

    [GraphQLDescription("When it ended; null before.")]
    DateTime? EndedTime { get; }

    [GraphQLDescription("How it ended.")]
    string Message { get; }
}
