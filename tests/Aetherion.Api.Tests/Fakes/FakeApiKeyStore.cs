using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>API keys in memory.</summary>
internal sealed class FakeApiKeyStore : IApiKeyStore
{
    private readonly ConcurrentDictionary<string, StoredApiKey> _keys = new(StringComparer.Ordinal);

    public int ReadCount;

    /// <summary>Thrown by every read while it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Runs at each read.</summary>
    public Action OnFind { get; set; } = () => { };

    /// <summary>Reads wait for it, whatever their cancellation says.</summary>
    public Task Release { get; set; } = Task.CompletedTask;

    public IEnumerable<StoredApiKey> All => _keys.Values;

    public Task<bool> AddAsync(StoredApiKey key, int keysMax, CancellationToken cancellationToken)
    {
        return Task.FromResult(HasRoom(key.Key, keysMax) && _keys.TryAdd(key.Key.Id, key));
    }

    public Task<ImmutableArray<ApiKey>> ListAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ApiKey>>([.. _keys.Values.Select(stored => stored.Key)
            .Where(key => key.Tenant == tenant)
            .OrderByDescending(key => key.CreatedTime)
            .Take(limit)]);

    public Task<ApiKey?> FindAsync(string tenant, string id, CancellationToken cancellationToken) =>
        Task.FromResult(_keys.TryGetValue(id, out var stored) && stored.Key.Tenant == tenant ? stored.Key : null);

    public async Task<ImmutableArray<StoredApiKey>> FindAsync(
        ImmutableArray<string> ids, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            throw Failure;
        OnFind();
        Interlocked.Increment(ref ReadCount);
        await Release;
        return [.. ids.Select(id => _keys.GetValueOrDefault(id)).OfType<StoredApiKey>()];
    }

    public async Task<bool> RotateAsync(
        string id, StoredApiKey successor, DateTime expiresTime, int keysMax, CancellationToken cancellationToken)
    {
        if (await FindAsync(successor.Key.Tenant, id, cancellationToken) is not { RevokedTime: null, RotatedTo: null }
            || !HasRoom(successor.Key, keysMax))
            return false;
        _keys[successor.Key.Id] = successor;
        Change(id, key => key with
        {
            RotatedTo = successor.Key.Id,
            ExpiresTime = key.ExpiresTime < expiresTime ? key.ExpiresTime : expiresTime,
        });
        return true;
    }

    public async Task<bool> RevokeAsync(string tenant, string id, DateTime time, CancellationToken cancellationToken)
    {
        if (await FindAsync(tenant, id, cancellationToken) is null)
            return false;
        Change(id, key => key with { RevokedTime = key.RevokedTime ?? time });
        return true;
    }

    public Task RecordUsesAsync(ImmutableArray<ApiKeyUse> uses, CancellationToken cancellationToken)
    {
        foreach (var use in uses)
            Change(use.Id, key => key with { LastUsedTime = use.Time, LastUsedAddress = use.Address });
        return Task.CompletedTask;
    }

    public void Delete(string id) => _keys.TryRemove(id, out _);

    private bool HasRoom(ApiKey added, int keysMax) => keysMax > _keys.Values.Count(known =>
        known.Key.Tenant == added.Tenant && known.Key.RevokedTime is null
        && !(known.Key.ExpiresTime <= added.CreatedTime));

    private void Change(string id, Func<ApiKey, ApiKey> change) =>
        _keys[id] = _keys[id] with { Key = change(_keys[id].Key) };
}
