using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[ObjectType("VenueKey")]
[GraphQLDescription("A key to a trading venue. Its secret is encrypted and cannot be read again.")]
internal sealed class VenueKeyType(VenueKey key) : INode
{
    [ID]
    [GraphQLDescription("Identifies the key here; the venue knows it by another name.")]
    public string Id => NodeIds.OfVenueKey(key.Id);

    [GraphQLDescription("As at the head of the ids of its instruments.")]
    public string Venue => key.Venue;

    [GraphQLDescription("For people: what the key is for.")]
    public string Name => key.Name;

    [GraphQLDescription("When it was added.")]
    public DateTime CreatedTime => key.CreatedTime;

    [GraphQLDescription("Who added it.")]
    public string CreatedBy => key.CreatedBy;
}
