using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLDescription("Which events of a model are wanted: all of what is given has to hold.")]
internal sealed record ModelEventFilterInput(
    [GraphQLDescription("Any of these.")]
    IReadOnlyList<ModelEventKind>? Kinds = null,
    [GraphQLDescription("With a larger sequence, such as the last one a subscription has seen.")]
    long? AfterSequence = null,
    [GraphQLDescription("At that time or later.")]
    DateTime? From = null,
    [GraphQLDescription("Before that time.")]
    DateTime? To = null)
{
    internal static EventFilter<ModelEventKind> Read(ModelEventFilterInput? input) =>
        FilterReader.Events(input?.Kinds, input?.From, input?.To);
}
