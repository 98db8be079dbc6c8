using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Venues;

[GraphQLName("UnknownField")]
[GraphQLDescription("A field of a venue's messages that is not known here. The message is understood without it.")]
internal sealed record UnknownFieldType(
    [property: GraphQLDescription("Which of the venue's messages it stood in.")]
    VenueSource Source,
    [property: GraphQLDescription("The kind of message that it stood in, such as `Trade` or `DepthUpdate`; of orders the part of the answer, such as `order`.")]
    string Kind,
    [property: GraphQLDescription("As the venue calls it; in brackets what stands for several.")]
    string Name,
    [property: GraphQLDescription("How often it came since the start.")]
    long Count);
