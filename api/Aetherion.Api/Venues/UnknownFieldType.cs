using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Venues;

[GraphQLName("UnknownField")]
[GraphQLDescription("A field of a venue's messages that is not known here. The message is understood without it.")]
internal sealed record UnknownFieldType(
    [property: GraphQLDescription("The kind of message that it stood in, such as `Trade` or `DepthUpdate`.")]
    string Kind,
    [property: GraphQLDescription("As the venue calls it; in brackets what stands for several.")]
    string Name,
    [property: GraphQLDescription("How often it came since the start.")]
    long Count);
