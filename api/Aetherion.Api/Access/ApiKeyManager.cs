using System.Collections.Immutable;
using System.Net;
using Aetherion.Api.Bots;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>Makes, rotates and revokes the keys of the caller's tenant.</summary>
internal sealed class ApiKeyManager(ICallerContext access, IApiKeyStore store, TimeProvider time)
{
    /// <summary>Keys of a tenant that are neither revoked nor expired.</summary>
    public const int KeysMax = 100;

    public const int NameLengthMax = 100;
    public const int AddressesMax = 32;

    private const string ExpiredAlready = "The key would have expired already.";

    private static readonly TimeSpan OverlapDefault = TimeSpan.FromHours(24);
    private static readonly TimeSpan OverlapMax = TimeSpan.FromDays(30);

    public Task<ImmutableArray<ApiKey>> ListAsync(int first, CancellationToken cancellationToken) =>
        store.ListAsync(access.Tenant, first, cancellationToken);

    public async Task<ApiKeyChange> CreateAsync(CreateApiKeyInput input, CancellationToken cancellationToken)
    {
        if (Validate(input) is { } error)
            return ApiKeyChange.Refuse(error);
        var (id, text, hash) = ApiKeySecret.Generate();
        var key = new ApiKey(
            access.Tenant, id, input.Name.Trim(), input.Role, ScopeList.ToFlags(input.Scopes),
            [.. input.Addresses ?? []], Now, access.Caller.Actor)
        {
            ExpiresTime = input.ExpiresTime,
        };
        return await store.AddAsync(new StoredApiKey(key, hash), KeysMax, cancellationToken)
            ? new ApiKeyChange(key, text, null)
            : ApiKeyChange.Refuse(TooMany);
    }

    public async Task<ApiKeyChange> RotateAsync(RotateApiKeyInput input, CancellationToken cancellationToken)
    {
        var now = Now;
        var overlap = input.Overlap ?? OverlapDefault;
        if (overlap < TimeSpan.Zero || overlap > OverlapMax)
            return ApiKeyChange.Refuse(InvalidInput.At("overlap", $"The overlap is up to {OverlapMax.Days} days."));
        if (input.ExpiresTime <= now)
            return ApiKeyChange.Refuse(InvalidInput.At("expiresTime", ExpiredAlready));
        if (await FindAsync(input.Id, cancellationToken) is not { } old)
            return NotFound(input.Id);
        if (!access.Caller.May(old.Role, old.Scopes))
            return ApiKeyChange.Refuse(TooMuch("id"));
        var (id, text, hash) = ApiKeySecret.Generate();
        var successor = old with
        {
            Id = id,
            CreatedTime = now,
            CreatedBy = access.Caller.Actor,
            ExpiresTime = input.ExpiresTime ?? now + (old.ExpiresTime - old.CreatedTime),
            RotatedTo = null,
            LastUsedTime = null,
            LastUsedAddress = null,
        };
        var stored = new StoredApiKey(successor, hash);
        return await store.RotateAsync(old.Id, stored, now + overlap, KeysMax, cancellationToken)
            ? new ApiKeyChange(successor, text, null)
            : ApiKeyChange.Refuse(await FindRefusalAsync(old.Id, cancellationToken));
    }

    public async Task<ApiKeyChange> RevokeAsync(RevokeApiKeyInput input, CancellationToken cancellationToken)
    {
        if (await FindAsync(input.Id, cancellationToken) is not { } key)
            return NotFound(input.Id);
        await store.RevokeAsync(access.Tenant, key.Id, Now, cancellationToken);
        return new ApiKeyChange(await store.FindAsync(access.Tenant, key.Id, cancellationToken), null, null);
    }

    public async Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        NodeIds.TryParseApiKey(id, out var key) && NodeIds.IsStorable(key)
            ? await store.FindAsync(access.Tenant, key, cancellationToken)
            : null;

    private async Task<Refused> FindRefusalAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(access.Tenant, id, cancellationToken) switch
        {
            { RevokedTime: null, RotatedTo: null } => TooMany,
            { RevokedTime: null, RotatedTo: { } successor } => new Refused(
                "API_KEY_ROTATED", $"The key was rotated already, to {NodeIds.OfApiKey(successor)}; rotate that one."),
            _ => new Refused("API_KEY_REVOKED", "The key is revoked; make a new one."),
        };

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static Refused TooMany => new(
        "QUOTA_EXCEEDED", $"A tenant has at most {KeysMax} keys that are neither revoked nor expired. Revoke one first.");

    private static ApiKeyChange NotFound(string id) => ApiKeyChange.Refuse(Refused.NotFound("API key", id));

    private static InvalidInput TooMuch(string field) =>
        InvalidInput.At(field, "A key may not do more than who makes it.");

    private InvalidInput? Validate(CreateApiKeyInput input)
    {
        if (input.Name.Trim() is not { Length: > 0 and <= NameLengthMax } name || !NodeIds.IsStorable(name))
            return InvalidInput.At("name", $"A key has a name of 1 to {NameLengthMax} characters.");
        if (input.Scopes.Count == 0)
            return InvalidInput.At("scopes", "A key without scopes could do nothing.");
        if (!access.Caller.May(input.Role, AccessScopes.None))
            return TooMuch("role");
        if (!access.Caller.May(input.Role, ScopeList.ToFlags(input.Scopes)))
            return TooMuch("scopes");
        if (input.ExpiresTime <= Now)
            return InvalidInput.At("expiresTime", ExpiredAlready);
        if (input.Addresses is not { } addresses)
            return null;
        if (addresses.Count > AddressesMax)
            return InvalidInput.At("addresses", $"A key has at most {AddressesMax} networks.");
        return addresses.FirstOrDefault(text => !IPNetwork.TryParse(text, out _)) is { } wrong
            ? InvalidInput.At("addresses", $"'{wrong}' is no network; write for example 192.0.2.0/24.")
            : null;
    }
}
