using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[ObjectType("VenueKey")]
[GraphQLDescription("A key to a trading venue. Its secret is encrypted and cannot be read again.")]
internal sealed class VenueKeyType(VenueKey key) : INode
{
    [ID]
    public string Id => NodeIds.OfVenueKey(key.Id);

    public string Venue => key.Venue;

    public string Name => key.Name;

    public DateTime CreatedTime => key.CreatedTime;

    [GraphQLDescription("Who added it.")]
    public string CreatedBy => key.CreatedBy;
}
