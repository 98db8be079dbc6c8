using Aetherion.Api.Bots;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[MutationType]
internal static class VenueKeyMutations
{
    /// <summary>Venue keys of a tenant.</summary>
    public const int KeysMax = 50;

    private const string Unavailable = "MASTER_KEY_MISSING";

    private const string NoMasterKey =
        "Venue keys cannot be kept: the service has no master key. Its operator configures a masterKeyFile.";

    [Authorize(AccessPolicies.Admin)]
    [GraphQLDescription("Encrypts and keeps a key to a trading venue. What it holds is never shown again.")]
    public static async Task<VenueKeyPayload> AddVenueKeyAsync(
        ICallerContext caller,
        IVenueKeys keys,
        TimeProvider time,
        AddVenueKeyInput input,
        CancellationToken cancellationToken)
    {
        if (VenueKeyRules.Check(input) is { } wrong)
            return new VenueKeyPayload(null, [wrong], input.ClientMutationId);
        if (!keys.IsAvailable)
            return new VenueKeyPayload(null, [new Refused(Unavailable, NoMasterKey)], input.ClientMutationId);
        var key = new VenueKey(
            caller.Tenant, VenueKeyRules.NewId(), input.Venue, input.Name.Trim(), "", time.GetUtcNow().UtcDateTime,
            caller.Caller.Actor);
        var secret = new VenueSecret(input.ApiKey, input.ApiSecret, input.Passphrase);
        return await keys.AddAsync(key, secret, KeysMax, cancellationToken)
            ? new VenueKeyPayload(new VenueKeyType(key), [], input.ClientMutationId)
            : new VenueKeyPayload(
                null,
                [new Refused("QUOTA_EXCEEDED", $"A tenant has at most {KeysMax} venue keys. Delete one first.")],
                input.ClientMutationId);
    }

    [Authorize(AccessPolicies.Admin)]
    [GraphQLDescription(
        "Forgets a key to a trading venue. While bots hold a position or have an order under way by it, nothing is changed: VENUE_KEY_IN_USE.")]
    public static async Task<DeleteVenueKeyPayload> DeleteVenueKeyAsync(
        ICallerContext caller, IVenueKeys keys, VenueKeyUses uses, DeleteVenueKeyInput input, CancellationToken cancellationToken)
    {
        var all = await keys.ListAsync(caller.Tenant, cancellationToken);
        if (!NodeIds.TryParseVenueKey(input.Id, out var id) || all.FirstOrDefault(key => key.Id == id) is not { } known)
            return Refuse(Refused.NotFound("venue key", input.Id));
        if (await uses.CheckAsync(known, all) is { } refusal)
            return Refuse(refusal);
        return await keys.DeleteAsync(caller.Tenant, id, cancellationToken)
            ? new DeleteVenueKeyPayload(input.Id, [], input.ClientMutationId)
            : Refuse(Refused.NotFound("venue key", input.Id));

        DeleteVenueKeyPayload Refuse(Refused reason) => new(null, [reason], input.ClientMutationId);
    }

    [Authorize(AccessPolicies.Operate)]
    [GraphQLDescription("Wraps every tenant's venue keys with the newest master key, after which older ones may go.")]
    public static async Task<RewrapVenueKeysPayload> RewrapVenueKeysAsync(
        IVenueKeys keys, RewrapVenueKeysInput input, CancellationToken cancellationToken) => keys.IsAvailable
        ? new RewrapVenueKeysPayload(await keys.RewrapAsync(cancellationToken), [], input.ClientMutationId)
        : new RewrapVenueKeysPayload(0, [new Refused(Unavailable, NoMasterKey)], input.ClientMutationId);
}
