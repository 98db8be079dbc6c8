using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLDescription("Which events of a bot are wanted: all of what is given has to hold.")]
internal sealed record BotEventFilterInput(
    [GraphQLDescription("Any of these.")]
    IReadOnlyList<BotEventKind>? Kinds = null,
    [GraphQLDescription("With a larger sequence, such as the last one a subscription has seen.")]
    long? AfterSequence = null,
    [GraphQLDescription("At that time or later.")]
    DateTime? From = null,
    [GraphQLDescription("Before that time.")]
    DateTime? To = null)
{
    internal static EventFilter<BotEventKind> Read(BotEventFilterInput? input) =>
        FilterReader.Events(input?.Kinds, input?.From, input?.To);
}
