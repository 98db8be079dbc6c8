using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("A key of the tenant at a trading venue. It is stored encrypted and is never shown again.")]
internal sealed record AddVenueKeyInput(
    [GraphQLDescription("The venue, as in the ids of its instruments.")]
    string Venue,
    [GraphQLDescription(
        "For people. With 'replaces ID' in it the key is for the account of key ID: bots that hold a position there use it once that one is gone.")]
    string Name,
    [GraphQLDescription("What the venue calls the key. Give it no right to withdraw.")]
    string ApiKey,
    [GraphQLDescription("The key's secret; it can be used from then on, and not read again.")]
    string ApiSecret,
    [GraphQLDescription("Where the venue wants one.")]
    string? Passphrase = null,
    string? ClientMutationId = null)
{
    /// <summary>Without the secrets, which a record would print.</summary>
    public override string ToString() => $"{Venue}/{Name}";
}
