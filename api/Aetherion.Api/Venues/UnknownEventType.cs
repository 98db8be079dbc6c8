using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Venues;

[GraphQLName("UnknownEvent")]
[GraphQLDescription("An event of a venue that is not known here.")]
internal sealed record UnknownEventType(
    [property: GraphQLDescription("As the venue calls it; in brackets what stands for several.")]
    string Name,
    [property: GraphQLDescription("How often it came since the start.")]
    long Count);
