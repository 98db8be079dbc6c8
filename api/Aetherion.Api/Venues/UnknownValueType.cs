using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Venues;

[GraphQLName("UnknownValue")]
[GraphQLDescription("A word that is not known here, where a venue says one out of a list. The message is understood without it.")]
internal sealed record UnknownValueType(
    [property: GraphQLDescription("Which of the venue's messages it stood in.")]
    VenueSource Source,
    [property: GraphQLDescription("What it says something about, such as `status`.")]
    string Kind,
    [property: GraphQLDescription("As the venue writes it; in brackets what stands for several.")]
    string Value,
    [property: GraphQLDescription("How often it came since the start.")]
    long Count);
