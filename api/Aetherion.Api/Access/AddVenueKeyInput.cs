using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

internal sealed record AddVenueKeyInput(
    [GraphQLDescription("The venue, as in the ids of its instruments.")]
    string Venue,
    [GraphQLDescription("For people.")]
    string Name,
    [GraphQLDescription("What the venue calls the key. Give it no right to withdraw.")]
    string ApiKey,
    string ApiSecret,
    [GraphQLDescription("Where the venue wants one.")]
    string? Passphrase = null,
    string? ClientMutationId = null)
{
    /// <summary>Without the secrets, which a record would print.</summary>
    public override string ToString() => $"{Venue}/{Name}";
}
