using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.GrainInterfaces;

namespace Aetherion.Silo.Access;

/// <summary>
/// Encrypts each secret under a data key of its own, and that under the newest master key. Both are bound to tenant, id
/// and venue, so that a row moved to another's place opens nothing.
/// </summary>
public sealed class VenueKeyVault(IVenueKeyTable table, MasterKeys? masterKeys) : IVenueKeys, IVenueSecrets
{
    /// <summary>Keys that are wrapped anew in one round.</summary>
    private const int RewrapBatch = 100;

    public bool IsAvailable => masterKeys is not null;

    public async Task<bool> AddAsync(
        VenueKey key, VenueSecret secret, int keysMax, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var shown = key with { MasterKey = Masters.Newest };
        var dataKey = RandomNumberGenerator.GetBytes(MasterKeys.KeyBytes);
        var plain = JsonSerializer.SerializeToUtf8Bytes(secret);
        try
        {
            using var cipher = new AesGcm(dataKey, Envelope.TagBytes);
            var stored = new SealedVenueKey(
                shown, Wrap(shown, dataKey), Envelope.Seal(cipher, plain, Place(shown)));
            return await table.AddAsync(stored, keysMax, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public Task<ImmutableArray<VenueKey>> ListAsync(string tenant, CancellationToken cancellationToken) =>
        table.ListAsync(tenant, cancellationToken);

    public Task<bool> DeleteAsync(string tenant, string id, CancellationToken cancellationToken) =>
        table.DeleteAsync(tenant, id, cancellationToken);

    public async Task<int> RewrapAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        while (true)
        {
            var old = await table.FindNotWrappedWithAsync(Masters.Newest, RewrapBatch, cancellationToken);
            if (old.IsEmpty)
                return count;
            foreach (var key in old)
                await RewrapAsync(key, cancellationToken);
            count += old.Length;
        }
    }

    public async Task<VenueSecret?> UnwrapAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        if (await table.FindAsync(tenant, id, cancellationToken) is not { } stored)
            return null;
        var dataKey = Unwrap(stored);
        try
        {
            using var cipher = new AesGcm(dataKey, Envelope.TagBytes);
            var plain = Envelope.Open(cipher, stored.SealedSecret, Place(stored.Key));
            var secret = JsonSerializer.Deserialize<VenueSecret>(plain);
            CryptographicOperations.ZeroMemory(plain);
            return secret;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    private MasterKeys Masters => masterKeys ?? throw new MasterKeyException(
        $"There is no master key: name a masterKeyFile in the configuration, or set {MasterKeys.Variable}.");

    private static byte[] Place(VenueKey key) => Encoding.UTF8.GetBytes($"{key.Tenant}\n{key.Id}\n{key.Venue}");

    private async Task RewrapAsync(SealedVenueKey old, CancellationToken cancellationToken)
    {
        var dataKey = Unwrap(old);
        try
        {
            var shown = old.Key with { MasterKey = Masters.Newest };
            await table.RewrapAsync(old with { Key = shown, WrappedKey = Wrap(shown, dataKey) }, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    private ImmutableArray<byte> Wrap(VenueKey key, byte[] dataKey)
    {
        using var cipher = Masters.Open(key.MasterKey);
        return Envelope.Seal(cipher, dataKey, Place(key));
    }

    private byte[] Unwrap(SealedVenueKey stored)
    {
        using var cipher = Masters.Open(stored.Key.MasterKey);
        return Envelope.Open(cipher, stored.WrappedKey, Place(stored.Key));
    }
}
