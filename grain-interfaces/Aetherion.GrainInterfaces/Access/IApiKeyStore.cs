using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>The API keys of all tenants, each tenant's behind row-level security.</summary>
public interface IApiKeyStore
{
    /// <summary>
    /// Adds a key, and its tenant where it is not yet known. Adds nothing and returns false when the tenant has so many
    /// keys that are neither revoked nor expired.
    /// </summary>
    Task<bool> AddAsync(StoredApiKey key, int keysMax, CancellationToken cancellationToken);

    /// <summary>The keys of a tenant, newest first.</summary>
    Task<ImmutableArray<ApiKey>> ListAsync(string tenant, int limit, CancellationToken cancellationToken);

    /// <summary>The key of a tenant; null when it has none of this id.</summary>
    Task<ApiKey?> FindAsync(string tenant, string id, CancellationToken cancellationToken);

    /// <summary>Keys by id, whosever they are, for sign-in; those that do not exist are left out.</summary>
    Task<ImmutableArray<StoredApiKey>> FindAsync(ImmutableArray<string> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Adds the successor of a key, which expires at the given time or when it would have before; false when there is no
    /// such key, it is revoked or has a successor, or the tenant has so many keys as above.
    /// </summary>
    Task<bool> RotateAsync(
        string id, StoredApiKey successor, DateTime expiresTime, int keysMax, CancellationToken cancellationToken);

    /// <summary>Revokes a key; false when there is none. Again changes nothing.</summary>
    Task<bool> RevokeAsync(string tenant, string id, DateTime time, CancellationToken cancellationToken);

    /// <summary>Notes when keys were last used.</summary>
    Task RecordUsesAsync(ImmutableArray<ApiKeyUse> uses, CancellationToken cancellationToken);
}
